#!/usr/bin/env python3
"""Precision and recall of the words that readers keep of the test pages.

usage: score_pages.py FOLDER [NEWSGRAPH]     (make_pages.py writes FOLDER)

With NEWSGRAPH (the program) its `extract --text` is scored; readability (Debian: python3-readability) is scored
when Python has it. A page's words are counted as a bag; the figures are means over the pages.
"""
import collections
import html
import pathlib
import re
import subprocess
import sys


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def gold(page):
    parts = re.findall(r"<!--story-->(.*?)<!--/story-->", page, re.S)
    return words(html.unescape(re.sub(r"<[^>]*>", " ", " ".join(parts))))


def newsgraph(program, path):
    return subprocess.run([program, "extract", "--text", str(path)], capture_output=True, text=True).stdout


def readability_text(path):
    import readability
    document = readability.Document(path.read_text(encoding="utf-8"))
    summary = html.unescape(re.sub(r"<[^>]*>", " ", document.summary()))
    return document.title().split(" - The Bay")[0] + " " + summary


def score(name, read, pages, verbose):
    precisions, recalls = [], []
    for path in pages:
        wanted, got = gold(path.read_text(encoding="utf-8")), words(read(path))
        same = sum((wanted & got).values())
        precisions.append(same / max(1, sum(got.values())))
        recalls.append(same / max(1, sum(wanted.values())))
        if verbose:
            print(f"  {path.stem:20} precision {precisions[-1]:.3f} recall {recalls[-1]:.3f}")
    print(f"{name}: {len(pages)} pages, words kept: precision {sum(precisions) / len(pages):.3f}, "
          f"recall {sum(recalls) / len(pages):.3f}")


def main():
    pages = sorted(pathlib.Path(sys.argv[1]).glob("*.html"))
    verbose = "-v" in sys.argv
    programs = [a for a in sys.argv[2:] if a != "-v"]
    for program in programs:
        score("newsgraph", lambda path: newsgraph(program, path), pages, verbose)
    try:
        score("readability", readability_text, pages, verbose)
    except ImportError:
        print("readability: not installed")


if __name__ == "__main__":
    main()
