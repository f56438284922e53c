"""Annotated texts of our own (own/README.md) as gold graphs for the scorer."""
import json
import re

TYPES = {"person", "company", "chip", "country", "organization", "product", "place"}


class AnnotationError(Exception):
    """A line of an annotated text that does not fit to its text."""


def read_node(line, text):
    words = line.removeprefix("? ").split()
    at = next(i for i, word in enumerate(words) if i and set(word.split(",")) <= TYPES)
    name, rest = " ".join(words[:at]), " ".join(words[at + 1:])
    aliases = [rest] if rest and rest in text else words[at + 1:]
    if not any(form in text for form in [name, *aliases]):
        raise AnnotationError(f"no such name in the text: {line}")
    types = words[at].split(",")
    node = {"id": re.sub(r"\W+", "-", name.lower()).strip("-"), "name": name, "aliases": aliases,
            "type": types[0] if len(types) == 1 else types}
    return node | ({"optional": True} if line.startswith("? ") else {})


def read_claim(line, ids, text):
    head, _, tail = line.removeprefix("? ").partition(" : ")
    evidence, _, figures = tail.partition(" = ")
    if evidence not in " ".join(text.split()):
        raise AnnotationError(f"no such words in the text: {line}")
    speaker, status = re.search(r"\{([^|}]*)", head), re.search(r"\[([^|\]]*)", head)
    source, relation, target = re.sub(r"\{.*\}|\[.*\]", "", head).strip().split(" > ")
    claim = {"source": ids[source], "relation": relation, "target": ids[target],
             "status": status[1] if status else "asserted",
             "attribution": [ids.get(speaker[1], speaker[1])] if speaker else [], "evidence": evidence,
             "qualifiers": {str(i): figure.strip() for i, figure in enumerate(figures.split(";")) if figure}}
    return claim | ({"optional": True} if line.startswith("? ") else {})


def write_gold(folder, out):
    """Writes out/texts/NAME.txt and out/gold/own/NAME.json for each annotated text of the folder."""
    gold, texts = out / "gold" / "own", out / "texts"
    gold.mkdir(parents=True)
    texts.mkdir()
    for path in sorted(folder.glob("*.txt")):
        text, nodes, claims = path.read_text(encoding="utf-8").split("\n---\n")
        entities = [read_node(line, text) for line in nodes.splitlines()]
        ids = {entity["name"]: entity["id"] for entity in entities}
        graph = {"document": f"texts/{path.name}", "entities": entities, "ignore": [],
                 "claims": [read_claim(line, ids, text) for line in claims.splitlines() if line]}
        (texts / path.name).write_text(text + "\n", encoding="utf-8")
        (gold / f"{path.stem}.json").write_text(json.dumps(graph, ensure_ascii=False), encoding="utf-8")
