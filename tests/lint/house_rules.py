#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What no compiler checks: licence lines, lengths, waits by time, and nothing of the builder's machine."""
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SPDX = "SPDX-License-Identifier: GPL-3.0-or-later"
SOURCES = {".cpp", ".h", ".py", ".sh"}
LONGEST = {".cpp": 500, ".h": 180, ".py": 500}
LONGEST_OF_WIRE = 150  # a header of shared/protocol holds declarations only, so it can always be split
# A home folder or the place of this checkout would be true on one machine only.
HOME = re.compile(r"/home/[a-z]\w*/|/Users/\w+/|/root/")
REGISTRY = re.compile(r'"resolved":|^\s*(registry|\S*_auth\w*)\s*=', re.M)
# A wait by time says on its line why nothing can be waited for.
LEFT_OVER = re.compile(r"\b(QSKIP|QEXPECT_FAIL)\b|\bQTest::(qWait|qSleep)\((?!.*//)|\bFIXME\b|\bXXX\b")


def tracked():
    listing = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                             cwd=ROOT, check=True, capture_output=True).stdout
    return sorted({ROOT / name for name in listing.decode().split("\0") if name})


def checkout_paths():
    """Absolute paths that would betray where this checkout stands, when long enough to mean it."""
    return [str(p) + "/" for p in (ROOT, ROOT.parent) if len(p.parts) > 2]


def findings(path, text, here):
    name = path.relative_to(ROOT).as_posix()
    lines = text.splitlines()
    is_script = bool(lines) and lines[0].startswith("#!")
    if (path.suffix in SOURCES or is_script) and not any(SPDX in line for line in lines[:2]):
        yield f"{name}:1: has no '{SPDX}'"
    if path.suffix == ".h" and "#pragma once" not in text:
        yield f"{name}:1: has no #pragma once"
    longest = LONGEST_OF_WIRE if name.startswith("shared/protocol/") else LONGEST.get(path.suffix)
    if longest and len(lines) > longest:
        yield f"{name}: {len(lines)} lines; over {longest} it wants splitting"
    for number, line in enumerate(lines, 1):
        if any(p in line for p in here) or (HOME.search(line) and path.name != "house_rules.py"):
            yield f"{name}:{number}: names a folder of one machine"
        if path.suffix in {".cpp", ".h"} and LEFT_OVER.search(line):
            yield f"{name}:{number}: skips, waits by time or was left over: {line.strip()}"
    if "/npm/" in f"/{name}" and REGISTRY.search(text):
        yield f"{name}: keeps a registry's address"


def main():
    here = checkout_paths()
    count = 0
    for path in tracked():
        if not path.is_file():
            continue
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # pictures and fonts
        for line in findings(path, text, here):
            print(line)
            count += 1
    return 1 if count else 0


if __name__ == "__main__":
    sys.exit(main())
