#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Guards the steps of the schema against being edited once they are recorded in checksums.txt.

    checksums.py            fails when a recorded step changed or went, or one is not recorded yet
    checksums.py --update   records steps that are new; refuses to touch those that are recorded
    checksums.py --rewrite NAME…   records these anew: only for steps that no release has had
    checksums.py --self-test
"""
import hashlib
import re
import sys
import tempfile
from pathlib import Path

NAME = re.compile(r"\d{4}_[a-z0-9_]+(\.postgres)?\.sql")


def read(folder):
    recorded = {}
    for line in (folder / "checksums.txt").read_text().splitlines():
        digest, name = line.split()
        recorded[name] = digest
    return recorded


def actual(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.sql"))}


def check(folder):
    recorded, files = read(folder), actual(folder)
    problems = [f"{name}: not a name for a step" for name in files if not NAME.fullmatch(name)]
    for name, digest in recorded.items():
        if name not in files:
            problems.append(f"{name}: recorded, but gone")
        elif files[name] != digest:
            problems.append(f"{name}: was edited; add a new step instead (no release has had it yet: --rewrite {name})")
    problems += [f"{name}: not recorded yet; run checksums.py --update" for name in files if name not in recorded]
    numbers = [name[:4] for name in files if not name.endswith(".postgres.sql")]
    problems += [f"{number}: two steps with this number" for number in set(numbers) if numbers.count(number) > 1]
    problems += [
        f"{name}: has no {name.replace('.postgres', '')} beside it"
        for name in files
        if name.endswith(".postgres.sql") and name.replace(".postgres", "") not in files
    ]
    return sorted(problems)


def update(folder, rewrite=()):
    recorded, files = read(folder), actual(folder)
    for name, digest in files.items():
        if name not in recorded or name in rewrite:
            recorded[name] = digest
    lines = [f"{recorded[name]}  {name}\n" for name in sorted(recorded) if name in files or name not in rewrite]
    (folder / "checksums.txt").write_text("".join(lines))


def self_test():
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "checksums.txt").write_text("")
        (folder / "0001_first.sql").write_text("SELECT 1;")
        assert any("not recorded" in problem for problem in check(folder))
        update(folder)
        assert check(folder) == []
        (folder / "0001_first.sql").write_text("SELECT 2;")
        update(folder)
        assert any("edited" in problem for problem in check(folder)), "an edit must be found"
        update(folder, ["0001_first.sql"])
        assert check(folder) == []
        (folder / "0001_other.sql").write_text("")
        (folder / "0002_x.postgres.sql").write_text("")
        update(folder)
        assert len(check(folder)) == 2
        (folder / "0001_first.sql").unlink()
        assert any("gone" in problem for problem in check(folder))


def main():
    folder = Path(__file__).resolve().parent
    arguments = sys.argv[1:]
    if arguments == ["--self-test"]:
        self_test()
    elif arguments == ["--update"]:
        update(folder)
    elif arguments[:1] == ["--rewrite"]:
        update(folder, arguments[1:])
    elif arguments:
        sys.exit(__doc__)
    problems = [] if arguments == ["--self-test"] else check(folder)
    for problem in problems:
        print(problem, file=sys.stderr)
    sys.exit(1 if problems else 0)


main()
