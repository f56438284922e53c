#!/usr/bin/env python3
"""Measures the program on the gold data that lies beside the repository, and what must hold on any text.

usage: measure.py PROGRAM SHARED score SET                 scores (seeds, tune, check, or own: the texts of own/), with
                                                           the floors of floors.tsv
       measure.py PROGRAM SHARED evidence                  every quotation stands where its claim says
       measure.py PROGRAM SHARED order                     the same bytes for any order of inputs and any threads
"""
import json
import pathlib
import subprocess
import sys
import tempfile

import own_gold

OWN = pathlib.Path(__file__).with_name("own")
FLOORS = pathlib.Path(__file__).with_name("floors.tsv")


def build(program, inputs, output, *options):
    """Builds a graph; a document that fails is told on standard error and ends the test."""
    subprocess.run([program, "build", *map(str, inputs), "-o", str(output), *options], check=True,
                   stdin=subprocess.DEVNULL)


def texts(shared):
    return sorted((shared / "dev").glob("*.txt")) + sorted((shared / "seeds").glob("*.txt"))


def floors_of(name):
    """(metric, measure, least) of the lines of floors.tsv that are about this set."""
    for line in FLOORS.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            which, metric, measure, least = line.split("\t")
            if which == name:
                yield metric, measure, float(least)


def score(program, shared, name):
    with tempfile.TemporaryDirectory() as folder:
        root = shared
        if name == "own":
            root = pathlib.Path(folder, "own")
            own_gold.write_gold(OWN, root)
        gold = root / "gold" / name
        predicted = pathlib.Path(folder, "predicted")
        predicted.mkdir()
        for path in sorted(gold.glob("*.json")):
            document = json.loads(path.read_text(encoding="utf-8"))["document"]
            build(program, [root / document], predicted / path.name)
        scores = pathlib.Path(folder, "scores.json")
        subprocess.run([sys.executable, shared / "tools" / "score.py", gold, predicted, "--text", root, "--json",
                        scores], check=True)
        reached = json.loads(scores.read_text(encoding="utf-8"))
    below = 0
    for metric, measure, least in floors_of(name):
        value = reached[metric][measure]
        if value < least:
            below += 1
            print(f"{name}: {metric} {measure} is {value:.3f}, below its floor of {least:.3f}")
    return below


def code_points(path):
    data = path.read_bytes()
    return data.decode("utf-8-sig" if data.startswith(b"\xef\xbb\xbf") else "utf-8")


def evidence(program, shared):
    wrong = claims = 0
    with tempfile.TemporaryDirectory() as folder:
        output = pathlib.Path(folder, "graph.json")
        build(program, texts(shared), output)
        graph = json.loads(output.read_text(encoding="utf-8"))
    paths = {d["id"]: d["path"] for d in graph["graph"]["documents"]}
    read = {path: code_points(pathlib.Path(path)) for path in set(paths.values())}
    for edge in graph["edges"]:
        for claim in edge["claims"]:
            claims += 1
            quoted = claim["evidence"]
            text = read[paths[quoted["document"]]]
            if text[quoted["start"]:quoted["end"]] != quoted["text"]:
                wrong += 1
                print(f"{quoted['document']}: {quoted['start']} to {quoted['end']} is not {quoted['text']!r}")
    print(f"{claims - wrong} of {claims} quotations in {len(read)} files stand where their claims say")
    return wrong


def order(program, shared):
    inputs = texts(shared)
    with tempfile.TemporaryDirectory() as folder:
        outputs = [pathlib.Path(folder, f"{i}.json") for i in range(3)]
        build(program, inputs, outputs[0], "--jobs", "4")
        build(program, reversed(inputs), outputs[1], "--jobs", "4")
        build(program, inputs, outputs[2], "--jobs", "1")
        first, *others = [output.read_bytes() for output in outputs]
    print(f"{len(inputs)} files, {len(first)} bytes of graph")
    return sum(other != first for other in others)


def main():
    program, shared, task = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[3]
    tasks = {"score": score, "evidence": evidence, "order": order}
    return 1 if tasks[task](program, shared, *sys.argv[4:]) else 0


if __name__ == "__main__":
    sys.exit(main())
