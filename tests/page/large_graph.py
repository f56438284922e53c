#!/usr/bin/env python3
"""large_graph.py NODES > graph.json: a graph as news makes them, by a fixed rule: few nodes that all speak of, many that
one article names; three edges for two nodes, every type, relation and status; sentences of usual length."""
import json
import random
import sys

TYPES = ["person", "company", "organization", "country", "product", "chip", "place"]
RELATIONS = ["supplies", "makes", "leads", "works_for", "meets", "owns", "restricts", "criticizes", "based_in"]
STATUSES = ["asserted"] * 12 + ["alleged", "planned", "ended", "denied"]
SYLLABLES = "ba ko ri tan mel vor sin du lar pex o qui zen ha gri mo".split()

count = int(sys.argv[1])
rule = random.Random(1)


def name():
    return " ".join("".join(rule.choice(SYLLABLES) for _ in range(rule.randint(2, 3))).title()
                    for _ in range(rule.randint(1, 2)))


nodes = []
for i in range(count):
    kind = rule.choices(TYPES, [25, 25, 15, 5, 15, 5, 10])[0]
    called = f"{name()} {i}"
    nodes.append({"id": f"{kind}/{called.lower().replace(' ', '-')}", "type": kind, "name": called, "aliases": [called],
                  "mentions": 2, "documents": 1})
documents = [{"id": f"d{i}", "path": f"d{i}.txt", "title": f"Article {i}", "publisher": f"Outlet {i % 12}",
              "published": f"2025-{1 + i % 12:02}-{1 + i % 28:02}", "url": f"https://example.com/{i}", "byline": [],
              "characters": 5000} for i in range(max(1, count // 12))]
ends = [0]
edges = {}
for i in range(1, count + count // 2):
    source = i if i < count else rule.randrange(count)
    target = rule.choice(ends)
    if target == source:
        continue
    ends += [source, target]
    relation = rule.choice(RELATIONS)
    a, b = nodes[source], nodes[target]
    if relation == "meets" and a["id"] > b["id"]:
        a, b = b, a
    key = (a["id"], b["id"], relation)
    edge = edges.setdefault(key, {"source": a["id"], "target": b["id"], "relation": relation, "claims": []})
    sentence = f"{a['name']} said on Tuesday that it had agreed with {b['name']} on more than anyone thought possible."
    edge["claims"].append({"id": f"c-{i}", "predicate": "agree", "status": rule.choice(STATUSES), "attribution": [a["id"]],
                           "confidence": 0.8, "evidence": {"document": documents[i % len(documents)]["id"], "start": i,
                                                           "end": i + len(sentence), "text": sentence}})
json.dump({"directed": True, "multigraph": True, "graph": {"format": "newsgraph", "version": 1, "documents": documents},
           "nodes": nodes, "edges": list(edges.values())}, sys.stdout)
