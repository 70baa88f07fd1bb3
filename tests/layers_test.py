#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every #include between our folders against what their CMakeLists.txt declare.

    layers_test.py SOURCE_DIR LAYERS_FILE    (LAYERS_FILE: lines `folder: link link …`)
    layers_test.py --self-test

A folder may include itself and the folders that its own LINKS name; a folder that it only reaches
through another must be named as well. Links must have no circles, shared/ stands on shared/ alone,
server/ and client/ do not know each other, and the server does without Qt's Gui.
"""
import re
import sys
import tempfile
from pathlib import Path

INCLUDE = re.compile(r'^\s*#\s*include\s*"((?:shared|server|client|tests)/[^"]+)"', re.M)
OURS = re.compile(r"(shared|server|client|tests|benchmarks)/")
GUI = re.compile(r"^Qt6::(Gui|Widgets|Svg\w*)$|^gremio_client")
SUFFIXES = {".cpp", ".h"}


def read_layers(text):
    layers = {}
    for line in text.splitlines():
        folder, colon, links = line.partition(":")
        if colon:
            layers.setdefault(folder.strip(), set()).update(links.split())
    return layers


def owner(path, layers):
    """The innermost declared folder that holds the path."""
    parts = path.split("/")
    for end in range(len(parts) - 1, 0, -1):
        folder = "/".join(parts[:end])
        if folder in layers:
            return folder
    return None


def circles(layers):
    done, trail, found = set(), [], []

    def visit(folder):
        if folder in trail:
            found.append("circle: " + " → ".join(trail[trail.index(folder):] + [folder]))
        elif folder not in done:
            trail.append(folder)
            for link in sorted(layers[folder]):
                if link in layers:
                    visit(link)
            trail.pop()
            done.add(folder)

    for folder in sorted(layers):
        visit(folder)
    return found


def wrong_ways(layers):
    allowed = {
        "shared": ("shared/",),
        "server": ("shared/", "server/"),
        "client": ("shared/", "client/"),
    }
    for folder, links in sorted(layers.items()):
        side = folder.split("/")[0]
        for link in sorted(links):
            if OURS.match(link) and side in allowed and not link.startswith(allowed[side]):
                yield f"{folder}: links {link}, which {side}/ must not know"
            if side in ("shared", "server") and GUI.match(link):
                yield f"{folder}: links {link}; {side}/ does without it"


def wrong_includes(root, layers):
    for top in ("shared", "server", "client", "tests"):
        for source in sorted((root / top).rglob("*")):
            if source.suffix not in SUFFIXES:
                continue
            name = source.relative_to(root).as_posix()
            folder = owner(name, layers)
            if folder is None:
                if top != "tests":  # a test's links are its own affair: it may look at everything
                    yield f"{name}: its folder declares no gremio_library"
                continue
            for include in INCLUDE.findall(source.read_text(encoding="utf-8")):
                target = owner(include, layers)
                if target is None:
                    if not (root / include).exists():
                        continue  # made by the build
                    yield f"{name}: includes {include}, which belongs to no library"
                elif target != folder and target not in layers[folder]:
                    yield f"{name}: includes {include}, but {folder} does not link {target}"


def findings(root, layers):
    return [*circles(layers), *wrong_ways(layers), *wrong_includes(root, layers)]


def self_test():
    def tree(layers, files):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, include in files.items():
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_text(f'#include "{include}"\n', encoding="utf-8")
            return findings(root, read_layers(layers))

    good = "shared/core:\nserver/http: shared/core Qt6::Network\nserver/app: server/http\n"
    a, b = "server/app/a.cpp", "shared/core/b.h"
    cases = [
        ("a direct link is fine", good, {"server/http/a.cpp": "shared/core/b.h", b: "vector"}, None),
        ("one's own folder is fine", good, {"server/http/x/a.cpp": "server/http/b.h"}, None),
        ("not linked at all", good, {b: "server/http/a.h"}, "shared/core does not link server/http"),
        ("linked by another only", good, {a: "shared/core/b.h"}, "server/app does not link shared/core"),
        ("no library", good, {"server/new/a.cpp": "vector"}, "declares no gremio_library"),
        ("a library by its path", "server/a: /usr/lib/libb.so\n", {}, None),
        ("circle", "server/a: server/b\nserver/b: server/a\n", {}, "circle: server/a → server/b"),
        ("upwards", "server/a:\nshared/b: server/a\n", {}, "shared/ must not know"),
        ("across", "server/a:\nclient/b: server/a\n", {}, "client/ must not know"),
        ("pixels", "server/a: Qt6::Gui\n", {}, "does without it"),
    ]
    failed = 0
    for title, layers, files, expected in cases:
        found = tree(layers, files)
        if (expected is None and found) or (expected and not any(expected in f for f in found)):
            failed += 1
            print(f"self-test: {title}: expected {expected}, found {found}")
    print(f"self-test: {len(cases) - failed} of {len(cases)} cases as expected")
    return 1 if failed else 0


def main(arguments):
    if arguments == ["--self-test"]:
        return self_test()
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 64
    layers = read_layers(Path(arguments[1]).read_text(encoding="utf-8"))
    if not layers:
        print(f"{arguments[1]} names no folder")
        return 1
    found = findings(Path(arguments[0]), layers)
    for line in found:
        print(line)
    print(f"{len(layers)} folders, {len(found)} findings")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
