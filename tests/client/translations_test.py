#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both languages are complete: what the sources say now is in translations/, finished, with its places.

    translations_test.py SOURCE_DIR LUPDATE
"""
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
from pathlib import Path

PLACE = re.compile(r"%(?:L?\d|n)")


def findings(path):
    for context in tree.parse(path).getroot().findall("context"):
        name = context.findtext("name")
        for message in context.findall("message"):
            source = message.findtext("source")
            translation = message.find("translation")
            forms = [f.text or "" for f in translation.findall("numerusform")] or [translation.text or ""]
            if translation.get("type") or not all(forms):
                yield f"{path.name}: {name}: not translated: {source}"
            for form in forms:
                # One may be said as a word ("a day"); other places must all be there.
                if set(PLACE.findall(form)) | {"%n"} != set(PLACE.findall(source)) | {"%n"}:
                    yield f"{path.name}: {name}: other places than “{source}”: {form}"


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    root = Path(arguments[0])
    found = []
    count = 0
    with tempfile.TemporaryDirectory() as folder:
        for language, more in (("en", ["-pluralonly"]), ("es", [])):
            copy = Path(folder) / f"gremio_{language}.ts"
            shutil.copy(root / "translations" / copy.name, copy)
            subprocess.run([arguments[1], "-silent", "-I", str(root), "-recursive", str(root / "client"),
                            "-locations", "none", "-no-obsolete", *more, "-ts", str(copy)], check=True)
            found += findings(copy)
            count += len(tree.parse(copy).getroot().findall("context/message"))
    for line in found:
        print(line)
    print(f"{count} entries, {len(found)} findings")
    return 1 if found or count < 100 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
