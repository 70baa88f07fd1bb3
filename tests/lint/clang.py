#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs clang-tidy and clazy over the sources whose names come on standard input.

    clang.py BUILD_DIR [--single]

Most of their time goes into Qt's headers, once for every source. So several sources are read as one,
which costs the headers once for all of them. Where sources do not go together (two helpers of one
name), and with --single, they are read one by one.
"""
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path.cwd()
OURS = f"^{re.escape(str(ROOT))}/(shared|server|client|tests|benchmarks)/.*"
BATCH = 10
# Left out of clazy's level 1: what clang-tidy or our flags find already, and what misjudges Qt 6:
# its own documentation wants qHash beside the type, and overloads are told apart by qOverload.
CLAZY = ",".join(["level0", "level1", "no-overloaded-signal", "no-qproperty-without-notify",
                  "no-non-pod-global-static", "no-qhash-namespace"])
NOISE = re.compile(r"^(\d+ (warning|error)|Suppressed |Use -header-filter|Error while processing|Found compiler)")
FINDING = re.compile(r"^\S+:\d+:\d+: (warning|error|fatal error): ")
UNREADABLE = re.compile(r"(\[clang-diagnostic-error\]$|: (fatal )?error: (?!.*\[-W)(?!.*\[[\w.-]+,-warnings-as-errors\]$))")


def flags_of(entry):
    """The compile command without compiler, output and input."""
    words = shlex.split(entry["command"])
    words = words[next(i for i, w in enumerate(words) if w.endswith("clang++")) + 1:]
    out, skip = [], 0
    for word in words:
        if skip:
            skip -= 1
        elif word in ("-o", "-MF", "-MT"):
            skip = 1
        elif word not in ("-c", "-MD") and word != entry["file"]:
            out.append(word)
    return out


def merged(entries):
    """The flags of all of them together, each once; -isystem keeps its folder."""
    out = []
    for entry in entries:
        words = iter(flags_of(entry))
        for word in words:
            pair = [word, next(words)] if word == "-isystem" else [word]
            if pair not in out:
                out.append(pair)
    return [word for pair in out for word in pair]


def batches_of(names):
    """Sources of one side of the house, neighbours together."""
    sides = {}
    for name in sorted(names):
        parts = name.split("/")
        sides.setdefault("/".join(parts[:2]) if parts[0] == "tests" else parts[0], []).append(name)
    return [side[i:i + BATCH] for side in sides.values() for i in range(0, len(side), BATCH)]


def folder_of(names, entries, build):
    """A compilation database for one source that includes all of these."""
    folder = build / "batches" / hashlib.sha256(" ".join(names).encode()).hexdigest()[:16]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder.resolve() / "all.cpp"
    lines = []
    for number, name in enumerate(names):
        lines += ["#undef main", f"#define main main_{number}", f'#include "{ROOT / name}"']
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = ["clang++", *merged(entries[name] for name in names), "-c", str(file)]
    (folder / "compile_commands.json").write_text(json.dumps(
        [{"directory": str(build.resolve()), "file": str(file), "command": shlex.join(command)}]),
        encoding="utf-8")
    return folder, file


def run(command):
    done = subprocess.run(command, capture_output=True, text=True)
    lines = [line for line in (done.stdout + done.stderr).splitlines() if not NOISE.match(line)]
    if done.returncode and not any(FINDING.match(line) for line in lines):
        lines.append(f"{command[-1]}:1:1: error: {command[0]} ended with {done.returncode}")
    return lines


def check(tool, names, entries, build):
    """What the tool says of these sources, and the groups in which it could read them."""
    if len(names) == 1:
        return run([*tool, "-p", str(build), names[0]]), [names]
    folder, file = folder_of(names, entries, build)
    lines = run([*tool, "-p", str(folder), str(file)])
    errors = [line for line in lines if UNREADABLE.search(line)]
    if not errors:
        return lines, [names]
    apart = [name for name in names if any(str(ROOT / name) in error for error in errors)] or names
    groups = [[name] for name in apart] + [[name for name in names if name not in apart]]
    results = [check(tool, group, entries, build) for group in groups if group]
    return [line for found, _ in results for line in found], [g for _, groups in results for g in groups]


def main():
    build = Path(sys.argv[1])
    entries = {os.path.relpath(e["file"]): e
               for e in json.loads((build / "compile_commands.json").read_text(encoding="utf-8"))}
    wanted = [name for name in sys.stdin.read().split() if name in entries]
    if not wanted:
        print("lint: no source of the build among them")
        return 0
    groups = [[name] for name in wanted] if "--single" in sys.argv else batches_of(wanted)
    tools = {
        "clang-tidy": ["clang-tidy", "--quiet", f"--header-filter={OURS}"],
        "clazy": ["clazy-standalone", f"--checks={CLAZY}", f"--header-filter={OURS}", "--ignore-dirs=.*/build/.*"],
    }
    failed = 0
    for title, tool in tools.items():
        start = time.monotonic()
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            results = list(pool.map(lambda names: check(tool, names, entries, build), groups))
        groups = [group for _, read in results for group in read]
        shown, seen, findings = True, set(), 0
        for lines, _ in results:
            for line in lines:
                if FINDING.match(line):  # a header's finding comes once, however many include it
                    shown = line not in seen
                    seen.add(line)
                    findings += shown
                if shown:
                    print(line)
            shown = True
        print(f"lint: {title} ({len(wanted)} sources in {len(groups)} groups): {findings} findings, "
              f"{time.monotonic() - start:.0f} s", flush=True)
        failed |= findings > 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
