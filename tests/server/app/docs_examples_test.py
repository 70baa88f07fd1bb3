#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs the examples of docs/api.md against a server with the demo people, a language as one script.

Usage: docs_examples_test.py URL DOCUMENT NODE_MODULES
Each line of the `text` blocks must be printed by one of them.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

RUNNERS = {"sh": ["sh", "-eu"], "python": [sys.executable], "javascript": ["node"]}
SUFFIXES = {"sh": ".sh", "python": ".py", "javascript": ".mjs"}


def blocks(document):
    found = {}
    for language, text in re.findall(r"^```(\w*)\n(.*?)^```$", document, re.M | re.S):
        found.setdefault(language, []).append(text)
    return found


def main():
    url, path, modules = sys.argv[1:]
    found = blocks(pathlib.Path(path).read_text(encoding="utf-8").replace("http://127.0.0.1:8080", url))
    unknown = set(found) - set(RUNNERS) - {"text"}
    if unknown or not set(RUNNERS) <= set(found):
        raise SystemExit(f"languages: {sorted(found)}")
    printed = []
    with tempfile.TemporaryDirectory() as folder:
        pathlib.Path(folder, "node_modules").symlink_to(modules)
        for language, runner in RUNNERS.items():
            script = pathlib.Path(folder, "example" + SUFFIXES[language])
            script.write_text("\n".join(found[language]), encoding="utf-8")
            run = subprocess.run([*runner, script.name], cwd=folder, capture_output=True, text=True, timeout=120)
            if run.returncode != 0:
                raise SystemExit(f"{language}: {run.returncode}\n{run.stdout}\n{run.stderr}")
            printed += run.stdout.splitlines()
    wanted = [line for text in found["text"] for line in text.splitlines()]
    # A status may stand before what the document shows.
    missing = [line for line in wanted if not any(p == line or p.endswith(" " + line) for p in printed)]
    if missing:
        raise SystemExit(f"never printed: {missing}\nprinted: {printed}")
    print(f"{sum(len(found[language]) for language in RUNNERS)} examples ran")


if __name__ == "__main__":
    main()
