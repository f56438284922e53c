#!/usr/bin/env python3
"""Checks that the rooms keep apart: who includes whom, and where each third-party library lives.

usage: check.py ROOT

Prints a line for each violation, "path:line: what is wrong", and exits with 1 when there is one.
"""
import pathlib
import re
import sys

ROOMS = ("graph", "extract", "export", "cli", "train", "tests")

# Whose headers each room may include.
MAY_INCLUDE = {
    "graph": {"graph"},
    "extract": {"graph", "extract"},
    "export": {"graph", "export"},
    "cli": {"graph", "extract", "export", "cli"},
    "train": {"graph", "extract", "train"},
    "tests": set(ROOMS),
}

# (header, where it may be included, in how many files at most; None: any number)
LIBRARIES = (
    (r"boost/.*", r"graph/.*", None),
    (r"unicode/.*", r"extract/(language|read)/.*", None),
    (r"graphviz/.*|gvc\.h|cgraph\.h", r"export/.*", 1),
    (r"CLI/.*", r"cli/.*", None),
    (r"nlohmann/.*", r"(export|extract/read|train|tests)/.*", None),
    (r"gumbo\.h", r"extract/read/.*", 1),
    (r"pugixml\.hpp", r"(extract/read|tests)/.*", None),
    (r"zlib\.h", r"(extract/read|tests)/.*", 2),
    (r"zstd\.h", r"(extract/read|tests)/.*", 2),
    (r"cld2/.*", r"extract/read/.*", 1),
    (r"immintrin\.h", r"extract/language/intrinsics\.hpp|train/tiles\.cpp", 2),
    (r"catch2/.*", r"tests/.*", None),
)
# The language's and the system's own headers: no library.
SYSTEM = re.compile(r"[a-z_0-9]+|(cpuid|fcntl|poll|pwd|sched|spawn|unistd)\.h|sys/[a-z_]+\.h|linux/[a-z_]+\.h")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
MACHINE_PATH = re.compile(r'(?<![\w.])/(work|root|home|Users)/')
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def sources(root):
    for room in ROOMS:
        for path in sorted((root / room).rglob("*")):
            if path.suffix in (".cpp", ".hpp", ".in"):
                yield room, path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")


def check_include(root, room, quoted, header):
    """What is wrong with an include, or nothing."""
    if quoted:
        owner = header.split("/")[0]
        if owner not in ROOMS:
            return f"'{header}' is named from no room; name it from the root"
        if not (root / header).is_file():
            return f"'{header}' does not exist"
        if owner not in MAY_INCLUDE[room]:
            return f"{room} must not include {owner} ('{header}')"
        return None
    if SYSTEM.fullmatch(header) or any(re.fullmatch(pattern, header) for pattern, _, _ in LIBRARIES):
        return None
    return f"<{header}> belongs to no library that check.py knows; give it a room there"


def violations(root):
    users = {pattern: [] for pattern, _, _ in LIBRARIES}
    for room, path, text in sources(root):
        for number, line in enumerate(text.split("\n"), 1):
            if UNFINISHED.search(line):
                yield f"{path}:{number}: something is left unfinished"
            if MACHINE_PATH.search(line):
                yield f"{path}:{number}: a path of one machine"
            if "../shared" in line and room not in ("tests", "train"):
                yield f"{path}:{number}: refers to what is outside of the repository"
            include = INCLUDE.match(line)
            if not include:
                continue
            header = include[2]
            wrong = check_include(root, room, include[1] == '"', header)
            if wrong:
                yield f"{path}:{number}: {wrong}"
            for pattern, where, _ in LIBRARIES:
                if include[1] == "<" and re.fullmatch(pattern, header):
                    if path not in users[pattern]:
                        users[pattern].append(path)
                    if not re.fullmatch(where, path):
                        yield f"{path}:{number}: <{header}> may only be included in {where}"
    for pattern, _, most in LIBRARIES:
        if most and len(users[pattern]) > most:
            yield f"{users[pattern][1]}: {pattern} belongs to one file, and {users[pattern][0]} has it"


def main():
    root = pathlib.Path(sys.argv[1])
    found = list(violations(root))
    for violation in found:
        print(violation)
    if not found:
        print(f"{sum(1 for _ in sources(root))} sources keep to their rooms")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
