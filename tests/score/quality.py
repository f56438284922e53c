#!/usr/bin/env python3
"""The tables of docs/quality.md, printed as they stand there.

usage: quality.py PROGRAM SHARED relations SET…       edges of each relation: precision, recall, F1 and how many
       quality.py PROGRAM SHARED reliability SET…     claims by confidence: predicted and right
       quality.py PROGRAM SHARED errors SET…          missed and spurious edges by kind, commonest first (not of check)
"""
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile

TABLES = pathlib.Path(__file__).resolve().parents[2] / "extract" / "data"


def graphs(program, shared, name, folder):
    """(gold, text, our graph, document) of each document of a set; the graphs are left in the folder."""
    for path in sorted((shared / "gold" / name).glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        output = pathlib.Path(folder, path.name)
        subprocess.run([program, "build", shared / gold["document"], "-o", output], check=True,
                       stdin=subprocess.DEVNULL)
        document = shared / gold["document"]
        yield gold, document.read_text(encoding="utf-8"), json.loads(output.read_text(encoding="utf-8")), document


def relations(program, shared, sets):
    scores = []
    for name in sets:
        with tempfile.TemporaryDirectory() as folder:
            for _ in graphs(program, shared, name, folder):
                pass
            out = pathlib.Path(folder, "scores")
            subprocess.run([sys.executable, shared / "tools" / "score.py", shared / "gold" / name, folder, "--text",
                            shared, "--json", out], check=True, stdout=subprocess.DEVNULL)
            scores.append(json.loads(out.read_text(encoding="utf-8")))
    print("| relation |" + "".join(f" {name} P | R | F1 | required |" for name in sets))
    print("| --- |" + " --- |" * 4 * len(sets))
    keys = sorted({key for score in scores for key in score if key.startswith("edges/") and "any" not in key})
    for key in ["edges"] + keys:
        row = f"| {key.removeprefix('edges/') if key != 'edges' else 'all'} |"
        for score in scores:
            s = score.get(key)
            row += f" {s['p']:.2f} | {s['r']:.2f} | {s['f1']:.2f} | {s['tp'] + s['fn']} |" if s else " | | | |"
        print(row)


def matched(score, gold, graph, text):
    """Gold edges as (source, relation, target) of entity indices → required; our node id → entity index."""
    index = {entity["id"]: i for i, entity in enumerate(gold["entities"])}
    of_node = {node: gold_entity for node, gold_entity in score.match_nodes(gold, graph, text)[1].items()}
    ours = {node["id"]: of_node[i][0] for i, node in enumerate(graph["nodes"]) if i in of_node}
    wanted = {}
    for claim in gold["claims"]:
        key = score.edge_key(index[claim["source"]], claim["relation"], index[claim["target"]])
        wanted.setdefault(key, []).append(claim)
    return wanted, ours, of_node


def edge_of(score, edge, ours):
    ends = ours.get(edge["source"]), ours.get(edge["target"])
    return None if None in ends else score.edge_key(ends[0], edge["relation"], ends[1])


def reliability(score, program, shared, sets):
    bins = [[0, 0.0, 0] for _ in range(10)]
    with tempfile.TemporaryDirectory() as folder:
        for name in sets:
            for gold, text, graph, _ in graphs(program, shared, name, folder):
                wanted, ours, _ = matched(score, gold, graph, text)
                for edge in graph["edges"]:
                    right = edge_of(score, edge, ours) in wanted
                    for claim in edge["claims"]:
                        span = claim["evidence"]["start"], claim["evidence"]["end"]
                        if not score.inside(span, gold.get("ignore", [])):
                            row = bins[min(9, int(claim["confidence"] * 10 + 1e-9))]
                            row[0] += 1
                            row[1] += claim["confidence"]
                            row[2] += right
    print("| confidence | claims | mean | right |\n| --- | --- | --- | --- |")
    for i, (count, total, right) in enumerate(bins):
        if count:
            print(f"| {i / 10:.1f}–{(i + 1) / 10:.1f} | {count} | {total / count:.2f} | {right / count:.2f} |")


def triggers():
    """Relation → words of frames.tsv and roles.tsv that carry it."""
    words = collections.defaultdict(set)
    for table, column in (("frames.tsv", 2), ("roles.tsv", 3)):
        for line in (TABLES / table).read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > column and not line.startswith("#"):
                words[cells[column]].update(word.split()[-1 if table == "roles.tsv" else 0]
                                            for word in cells[0].lower().split("|") if word)
    return words


def explained(program, document):
    """Sentences: (start, text, names mentioned, lemmas, [(relation, why refused)])."""
    out = subprocess.run([program, "explain", document], check=True, capture_output=True, text=True,
                         stdin=subprocess.DEVNULL).stdout
    sentences = []
    for line in out.splitlines():
        head = re.match(re.escape(str(document)) + r":(\d+): (.*)", line)
        if head:
            sentences.append((int(head[1]), head[2], set(), set(), []))
        elif mention := re.match(r'  mention  ".*" is (.*) \(\w+\), \w+$', line):
            sentences[-1][2].add(mention[1])
        elif refused := re.match(r"  refused  .* (\w+) (?:\S.*), (.*): (.*)$", line):
            relation = next((w for w in line.split() if "_" in w or w in KNOWN), refused[1])
            sentences[-1][4].append((relation, refused[3]))
        elif token := re.match(r" +\d+  \S+ +(\S+)", line):
            sentences[-1][3].add(token[1].lower())
    return sentences


KNOWN = set("founded leads owns acquires supplies makes uses holds sues investigates restricts meets criticizes "
            "supports".split())


def miss_kind(key, claim, gold, text, graph, ours, of_node, claimed, sentences, words):
    source, relation, target = key
    mistyped = {entity for entity, same in of_node.values() if not same}
    found = set(ours.values())
    for end in (source, target):
        if end not in found:
            return "missed: an end is no node of ours"
        if end in mistyped:
            return "missed: an end has another type"
    pair = [edge for edge in claimed if edge and {edge[0], edge[2]} == {source, target}]
    if any(edge[1] == relation for edge in pair):
        return "missed: claimed in the other direction"
    at = text.find(claim["evidence"])
    here = [s for s in sentences if at <= s[0] < at + len(claim["evidence"]) or s[0] <= at < s[0] + len(s[1])]
    names = {end: {node["name"] for node in graph["nodes"] if ours.get(node["id"]) == end}
             for end in (source, target)}
    there = [s for s in here if s[2] & names[source] and s[2] & names[target]]
    if not there:
        return "missed: a pronoun, a description or a name that stays unresolved is an end"
    if pair:
        return "missed: another relation is claimed of the two"
    for sentence in there:
        for refused, why in sentence[4]:
            if refused == relation:
                return "missed: candidate refused: " + why
    if any(words[relation] & sentence[3] for sentence in there):
        return "missed: a word that carries the relation is there, its ends are not reached"
    return "missed: no word that the tables know for the relation"


def errors(score, program, shared, sets):
    kinds, words = collections.Counter(), triggers()
    with tempfile.TemporaryDirectory() as folder:
        for name in sets:
            for gold, text, graph, document in graphs(program, shared, name, folder):
                wanted, ours, of_node = matched(score, gold, graph, text)
                claimed = {edge_of(score, edge, ours): edge for edge in graph["edges"]}
                sentences = explained(program, document)
                for key, claims in wanted.items():
                    if key not in claimed and not all(claim.get("optional") for claim in claims):
                        claim = next(c for c in claims if not c.get("optional"))
                        kinds[miss_kind(key, claim, gold, text, graph, ours, of_node, claimed, sentences, words)] += 1
                for edge in graph["edges"]:
                    spans = [(c["evidence"]["start"], c["evidence"]["end"]) for c in edge["claims"]]
                    key = edge_of(score, edge, ours)
                    if key in wanted or all(score.inside(span, gold.get("ignore", [])) for span in spans):
                        continue
                    if key is None:
                        kinds["spurious: an end is no node of the gold data"] += 1
                    elif (key[2], key[1], key[0]) in wanted:
                        kinds["spurious: the other direction"] += 1
                    elif any({key[0], key[2]} == {w[0], w[2]} for w in wanted):
                        kinds["spurious: another relation holds of the two"] += 1
                    else:
                        kinds["spurious: nothing holds of the two"] += 1
    print("| kind of error | edges |\n| --- | --- |")
    for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        print(f"| {kind} | {count} |")


def main():
    if len(sys.argv) < 5 or sys.argv[3] not in ("relations", "reliability", "errors"):
        sys.exit(__doc__)
    program, shared, sets = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), sys.argv[4:]
    sys.path.insert(0, str(shared / "tools"))
    import score
    if sys.argv[3] == "relations":
        relations(program, shared, sets)
    elif sys.argv[3] == "reliability":
        reliability(score, program, shared, sets)
    elif "check" in sets:
        sys.exit("quality.py: errors of check are not looked at, it is only scored")
    else:
        errors(score, program, shared, sets)


if __name__ == "__main__":
    main()
