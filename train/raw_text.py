#!/usr/bin/env python3
"""Gathers raw text, a paragraph a line, from which the network learns what its teachers read in it.

usage: raw_text.py OUT HOLD_OUT DATA

DATA is a folder like ../shared/data: Wikinews 2019-2020 (CC BY 2.5), Wikipedia's current events (CC BY-SA 4.0),
KnowledgeNet (CC BY-SA 4.0), Re-DocRED (MIT), GAP's development and validation parts (Apache-2.0; text of Wikipedia,
CC BY-SA), CORE (CC BY 4.0), CrossNER (MIT) and wikigold (CC BY 4.0). Paragraphs of which a sentence stands in a text of the folder
HOLD_OUT are left out, and so is every article whose title is part of the name of a file in it.
"""
import csv
import html
import json
import pathlib
import re
import sys

DATELINE = re.compile(r"^\w+, \w+ \d{1,2}, \d{4}$")
PUNCTUATION = re.compile(r"\s+([,.;:!?%)\]}]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)")


def joined(tokens):
    """Tokens as running text, about as it was typed."""
    text = " ".join(tokens).replace("``", '"').replace("''", '"')
    for sign, mark in (("-LRB-", "("), ("-RRB-", ")"), ("-LSB-", "["), ("-RSB-", "]")):
        text = text.replace(sign, mark)
    text = PUNCTUATION.sub(r"\1", text)
    text = re.sub(r"([(\[{$£€])\s+", r"\1", text)
    text = re.sub(r"(\w)\s+([-–/])\s+(\w)", r"\1\2\3", text)
    return re.sub(r'"\s*([^"]*?)\s*"', r'"\1"', text)


def columns(path):
    tokens = []
    for line in open(path, encoding="utf-8"):
        cells = line.split()
        if cells:
            tokens.append(cells[0])
        elif tokens:
            yield joined(tokens)
            tokens = []
    if tokens:
        yield joined(tokens)


def slug(title):
    return re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")


def paragraphs(data, held_names):
    for line in open(data / "text/wikinews-2019-2020.jsonl", encoding="utf-8"):
        article = json.loads(line)
        title = slug(article["title"])
        if any(title[:30] in name for name in held_names):
            continue
        yield article["title"]
        yield from article["text"].split("\n")
    for row in open(data / "text/current-events-2025.tsv", encoding="utf-8"):
        yield re.sub(r"(\s*\([^()]*\))+$", "", row.split("\t")[1])
    for line in open(data / "relations/knowledgenet-folds123.jsonl", encoding="utf-8"):
        yield json.loads(line)["text"]
    for part in ("dev", "test"):
        for document in json.load(open(data / f"relations/redocred-{part}.json", encoding="utf-8")):
            for sentence in document["sents"]:
                yield joined(sentence)
    for part in ("development", "validation"):
        for row in csv.DictReader(open(data / f"coref/gap-{part}.tsv", encoding="utf-8"), delimiter="\t",
                                  quoting=csv.QUOTE_NONE):
            yield row["Text"]
    for item in json.load(open(data / "relations/core-train.json", encoding="utf-8")):
        yield joined(item["context"])
    for path in sorted((data / "names").glob("crossner-*.bio")) + [data / "names/wikigold.conll"]:
        yield from columns(path)


def sentences(text):
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n", text) if len(part.split()) >= 6]


def main(out, hold_out, data):
    files = sorted(pathlib.Path(hold_out).glob("*.txt"))
    names = [file.stem for file in files]
    held = {sentence for file in files for sentence in sentences(file.read_text(encoding="utf-8"))}
    seen, words, left_out = set(), 0, 0
    with open(out, "w", encoding="utf-8") as stream:
        for paragraph in paragraphs(pathlib.Path(data), names):
            paragraph = " ".join(html.unescape(paragraph).split())
            if len(paragraph.split()) < 4 or paragraph in seen or DATELINE.match(paragraph):
                continue
            if any(sentence in held for sentence in sentences(paragraph)):
                left_out += 1
                continue
            seen.add(paragraph)
            words += len(paragraph.split())
            stream.write(paragraph + "\n")
    print(f"{len(seen)} paragraphs, {words} words, {left_out} paragraphs held out")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__.splitlines()[2])
    main(*sys.argv[1:])
