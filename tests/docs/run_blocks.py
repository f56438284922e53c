#!/usr/bin/env python3
"""Runs the examples of a manual page: a test that what it shows is what happens.

usage: run_blocks.py PROGRAM PAGE.md [--update]

A fenced block whose info string has a second word is a file of that name. In a ```console block each "$ command"
is run by bash, `newsgraph` being PROGRAM and `samples/` at hand, and the lines below it are what it must print,
standard output and standard error together. All blocks of a page share a folder. --update writes outputs anew.
"""
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent


def split_blocks(text):
    """Yields (info string, or None outside of blocks; the lines)."""
    info, lines = None, []
    for line in text.splitlines():
        if line.startswith("```"):
            yield info, lines
            info, lines = (line[3:].strip() if info is None else None), []
        else:
            lines.append(line)
    yield info, lines


def run(command, folder, environment):
    done = subprocess.run(["bash", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
    return done.stdout.decode(errors="backslashreplace").splitlines()


def run_console(lines, folder, environment):
    """The block as it should be: every command with what it prints now."""
    out = []
    for line in lines:
        if line.startswith("$ "):
            out.append(line)
            out.extend(run(line[2:], folder, environment))
    return out


def main():
    program, page = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    update, failed, ran, whole = "--update" in sys.argv, 0, 0, []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name, "work")
        tools = pathlib.Path(name, "tools")
        folder.mkdir()
        tools.mkdir()
        (tools / "newsgraph").symlink_to(program)
        (folder / "samples").symlink_to(ROOT / "samples")
        environment = {**os.environ, "PATH": f"{tools}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        for info, lines in split_blocks(page.read_text(encoding="utf-8")):
            words = (info or "").split()
            now = lines
            if info is not None and len(words) == 2:
                (folder / words[1]).write_text("\n".join(lines) + "\n", encoding="utf-8")
            elif words == ["console"]:
                now = run_console(lines, folder, environment)
                ran += 1
                if now != lines and not update:
                    failed += 1
                    print("expected:", *lines, "got:", *now, sep="\n  ")
            whole += lines if info is None else [f"```{info}", *now, "```"]
    if update:
        page.write_text("\n".join(whole) + "\n", encoding="utf-8")
    print(f"{page.name}: {ran - failed} of {ran} examples are right")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
