#!/usr/bin/env python3
"""Precision and recall of the words that readers keep of the test pages.

usage: score_pages.py FOLDER [NEWSGRAPH] [-v] [--floor F] [--claims]     (make_pages.py writes FOLDER)

A page's wanted words stand between its marks, or in a .txt file of its name.
With NEWSGRAPH (the program) its `extract --text` is scored; readability (Debian: python3-readability) is scored
when Python has it. A page's words are counted as a bag; the figures are means over the pages. With --floor the
exit status is 1 when newsgraph's precision or recall is below it. --claims builds claims of every page and counts
those whose sentence is none of the story's (out of a credit, a biography, a table, another story's headline): one
such makes the exit status 1.
"""
import argparse
import collections
import html
import json
import pathlib
import re
import subprocess
import sys


def words(text):
    return collections.Counter(re.findall(r"\w+", text.lower()))


def gold(path):
    if path.with_suffix(".txt").exists():
        return words(path.with_suffix(".txt").read_text(encoding="utf-8"))
    page = path.read_text(encoding="utf-8")
    parts = re.findall(r"<!--story-->(.*?)<!--/story-->", page, re.S)
    return words(html.unescape(re.sub(r"<[^>]*>", " ", " ".join(parts))))


def newsgraph(program, path):
    return subprocess.run([program, "extract", "--text", "--language", "any", str(path)], capture_output=True, text=True).stdout


def story_sentences(path):
    """The story's words in a row, to look a sentence up in."""
    if path.with_suffix(".txt").exists():
        text = path.with_suffix(".txt").read_text(encoding="utf-8")
    else:
        page = path.read_text(encoding="utf-8")
        text = html.unescape(re.sub(r"<a class=.footnote.*?</a>|<[^>]*>", " ",
                                    " ".join(re.findall(r"<!--story-->(.*?)<!--/story-->", page, re.S))))
    return " ".join(re.findall(r"\w+", text.lower()))


def count_claims(program, pages):
    """Claims of all pages, and the sentences of those that are not the stories'."""
    total, foreign = 0, []
    for path in pages:
        story = story_sentences(path)
        out = subprocess.run([program, "extract", str(path)], capture_output=True, text=True, check=True).stdout
        for line in map(json.loads, out.splitlines()):
            if line["kind"] != "claim":
                continue
            total += 1
            sentence = line["evidence"]["text"]
            if " ".join(re.findall(r"\w+", sentence.lower())) not in story:
                foreign.append(f"{path.name}: {sentence}")
    return total, foreign


def readability_text(path):
    import readability
    document = readability.Document(path.read_text(encoding="utf-8"))
    summary = html.unescape(re.sub(r"<[^>]*>", " ", document.summary()))
    return document.title().split(" - The Bay")[0] + " " + summary


def score(name, read, pages, verbose):
    precisions, recalls = [], []
    for path in pages:
        wanted, got = gold(path), words(read(path))
        same = sum((wanted & got).values())
        precisions.append(same / max(1, sum(got.values())))
        recalls.append(same / max(1, sum(wanted.values())))
        if verbose:
            print(f"  {path.stem:20} precision {precisions[-1]:.3f} recall {recalls[-1]:.3f}")
    print(f"{name}: {len(pages)} pages, words kept: precision {sum(precisions) / len(pages):.3f}, "
          f"recall {sum(recalls) / len(pages):.3f}")
    return min(sum(precisions), sum(recalls)) / len(pages)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("newsgraph", nargs="?")
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--floor", type=float, default=0)
    parser.add_argument("--claims", action="store_true")
    args = parser.parse_args()
    pages = sorted(args.folder.glob("*.html"))
    least = 1.0
    if args.newsgraph:
        least = score("newsgraph", lambda path: newsgraph(args.newsgraph, path), pages, args.v)
    try:
        score("readability", readability_text, pages, args.v)
    except ImportError:
        print("readability: not installed")
    foreign = []
    if args.claims:
        total, foreign = count_claims(args.newsgraph, pages)
        print(f"newsgraph: {total} claims, {len(foreign)} of them out of what is not the story")
        for sentence in foreign:
            print("  " + sentence)
    sys.exit(least < args.floor or bool(foreign))


if __name__ == "__main__":
    main()
