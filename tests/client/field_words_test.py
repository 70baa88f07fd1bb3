#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever the server says of a single field has words in the app: the codes stand in its sources, the words in
client/words.

    field_words_test.py SOURCE_DIR
"""
import re
import sys
from pathlib import Path

# Nothing that one fills in can meet these: they tell a program that it asks wrongly. Said in general.
TECHNICAL = {"wrong-type", "unknown-field", "bad-escape", "invalid-cursor", "invalid-key", "not-allowed"}

CALL = re.compile(r"(?:\bdecoding\.fail\(|Problem::field\(|\berrors\.push_back\(|\bFieldError\b)[^;]*")
CODE = re.compile(r'"([a-z]+(?:-[a-z]+)*)"')
PROSE = re.compile(r'(?:QStringLiteral|QLatin1String)\((?:\s*"(?:[^"\\]|\\.)*")*\s*\)')


def said_by_the_server(source):
    for folder in ("server", "shared"):
        for path in sorted((source / folder).rglob("*")):
            if path.suffix not in (".cpp", ".h"):
                continue
            text = re.sub(r"//.*", "", path.read_text())
            for call in CALL.findall(text):
                for code in CODE.findall(PROSE.sub("", call)):
                    yield code, path


def main(source):
    words = set(re.findall(r'u"([a-z-]+)"_s', (source / "client/words/error_words.cpp").read_text()))
    found = {}
    for code, path in said_by_the_server(source):
        found.setdefault(code, path)
    for expected in ("required", "needs-offset", "skipped-time", "overlaps", "in-the-past", "duplicate"):
        assert expected in found, f"{expected} is not found: does this test still read the sources?"
    problems = [f"{path.relative_to(source)}: no words for {code}" for code, path in sorted(found.items())
                if code not in words | TECHNICAL]
    problems += [f"{code} is not said by the server any more" for code in sorted(words | TECHNICAL - found.keys())
                 if code not in found]
    print("\n".join(problems) or f"{len(found)} codes, all with words")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
