#!/usr/bin/env python3
"""Runs one golden case of the command line: what is typed, and what must come of it to the letter.

usage: run_case.py PROGRAM CASE [--update]

A case is a text file of sections, each begun by a line "--- NAME":
  command   a bash script; `newsgraph` is PROGRAM, `samples/` and `cases/` (this folder) are at hand
  status    the exit status it must end with; 0 when the section is missing
  stdout    what it must print; nothing when missing
  stderr    what it must say; nothing when missing
  files     the files that it must leave, one a line, sorted; none when missing
What stands before the first section says what the case is about. --update writes the sections anew.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
LIMIT_SECONDS = 120


def parse(text):
    sections, name = {"": []}, ""
    for line in text.splitlines(keepends=True):
        if line.startswith("--- "):
            name = line[4:].strip()
            sections[name] = []
        else:
            sections[name].append(line)
    return {name: "".join(lines) for name, lines in sections.items()}


def run(program, command):
    with tempfile.TemporaryDirectory() as folder:
        tools = pathlib.Path(folder, "tools")
        work = pathlib.Path(folder, "work")
        tools.mkdir()
        work.mkdir()
        (tools / "newsgraph").symlink_to(pathlib.Path(program).resolve())
        (work / "samples").symlink_to(ROOT / "samples")
        (work / "cases").symlink_to(HERE)
        environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
        done = subprocess.run(["bash", "-c", command], cwd=work, env=environment, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=LIMIT_SECONDS)
        (work / "samples").unlink()
        (work / "cases").unlink()
        files = sorted(p.relative_to(work).as_posix() for p in work.rglob("*") if not p.is_dir())
    return {
        "status": f"{done.returncode}\n",
        "stdout": done.stdout.decode(errors="backslashreplace"),
        "stderr": done.stderr.decode(errors="backslashreplace"),
        "files": "".join(f + "\n" for f in files),
    }


def main():
    program, case = sys.argv[1], pathlib.Path(sys.argv[2])
    sections = parse(case.read_text(encoding="utf-8"))
    got = run(program, sections["command"])
    expected = {name: sections.get(name, "0\n" if name == "status" else "") for name in got}
    if "--update" in sys.argv[3:]:
        text = sections[""] + "--- command\n" + sections["command"]
        for name, value in got.items():
            if value != ("0\n" if name == "status" else ""):
                text += f"--- {name}\n{value}" + ("" if value.endswith("\n") else "\n")
        case.write_text(text, encoding="utf-8")
        return 0
    wrong = [name for name in got if got[name] != expected[name]]
    for name in wrong:
        print(f"{case.name}: {name}: expected\n{expected[name]}\ngot\n{got[name]}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
