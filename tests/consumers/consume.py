#!/usr/bin/python3
"""consume.py CONSUMER FOLDER: reads what write_all wrote with a program that people use, and compares nodes,
parallel edges, names and attributes with our own JSON. Exit status 77: the consumer is not installed."""
import csv
import html
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import xml.etree.ElementTree as ET

folder = sys.argv[2]


def path(name):
    return os.path.join(folder, name)


def text(name):
    with open(path(name), encoding="utf-8", newline="") as f:
        return f.read()


def skip(why):
    print("skipped:", why)
    sys.exit(77)


def same(what, ours, theirs):
    if ours != theirs:
        print(f"{what} differ\n ours:   {ours!r}\n theirs: {theirs!r}")
        sys.exit(1)


def run(*command, **options):
    try:
        return subprocess.run(command, check=True, capture_output=True, **options).stdout
    except FileNotFoundError:
        skip(command[0] + " is not installed")
    except subprocess.CalledProcessError as error:
        print(" ".join(command), "failed:", error.stderr.decode())
        sys.exit(1)


def clean(value):
    """Control characters, which XML cannot hold and no name needs, are U+FFFD in every format but JSON."""
    if isinstance(value, dict):
        return {k: clean(v) for k, v in value.items()}
    if isinstance(value, list):
        return [clean(v) for v in value]
    return re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", "\ufffd", value) if isinstance(value, str) else value


ours = clean(json.loads(text("graph.json")))
nodes = {n["id"]: n for n in ours["nodes"]}
edges = {(e["source"], e["relation"], e["target"]): e for e in ours["edges"]}
claims = [c for e in ours["edges"] for c in e["claims"]]
node_names = ("type", "name", "aliases", "mentions", "documents", "independent_documents", "iso3166")
edge_names = ("relation", "status", "confidence", "claims_for", "claims_against", "documents", "independent_documents",
              "first_reported", "last_reported")


def known(thing, names):
    return {name: thing[name] for name in names if thing.get(name) is not None}


def graphviz():
    for name in ("graph.dot", "other.dot"):
        run("dot", "-Tcanon", path(name))
        read = json.loads(run("dot", "-Tdot_json", path(name)))
        objects = read["objects"]
        same("nodes", sorted(nodes), sorted(o["name"] for o in objects))
        for o in objects:
            label = html.unescape(re.sub(r"\\(.)", lambda m: "\n" if m[1] == "n" else m[1], o["label"]))
            bare = lambda name: re.sub(r"[\s\u202a-\u202e\u2066-\u2069]", "", name)
            whole = nodes[o["name"]]["name"]
            same("label", bare(whole if len(whole) <= 200 else whole[:199] + "…"), bare(label))
        same("edges", sorted(edges), sorted((objects[e["tail"]]["name"], e["relation"], objects[e["head"]]["name"])
                                            for e in read["edges"]))
        for e in read["edges"]:
            one = edges[objects[e["tail"]]["name"], e["relation"], objects[e["head"]]["name"]]
            same("status", one["status"], e["status"])
            same("claims_for", str(one["claims_for"]), e["claims_for"])


def svg():
    space = "{http://www.w3.org/2000/svg}"
    for name in ("graph.svg", "other.svg", "sfdp.svg"):
        root = ET.parse(path(name)).getroot()
        same("role", "graphics-document document", root.get("role"))
        for part in ("title", "desc"):
            same(part, 1, len([e for e in root if e.tag == space + part]))
        links = [e.get("{http://www.w3.org/1999/xlink}href") for e in root.iter(space + "a")]
        links = [link for link in links if link]
        same("links", [], [link for link in links if not link.startswith("https://example.com/a?x=1&y=")])
        same("scripts", [], list(root.iter(space + "script")))
        drawn = [e.find(space + "title").text for e in root.iter(space + "g") if "node" in e.get("class", "").split()]
        same("nodes", sorted(n for n in nodes if n != "place/alone"), sorted(drawn))


def networkx():
    try:
        import networkx as nx
    except ImportError:
        skip("NetworkX is not installed (python3-networkx)")
    if tuple(map(int, nx.__version__.split(".")[:2])) >= (3, 4):
        graph = nx.node_link_graph(ours, edges="edges")
    elif nx.__version__ >= "3":
        graph = nx.node_link_graph(ours, link="edges")
    else:
        names = dict(source="source", target="target", name="id", key="key", link="edges")
        import warnings
        warnings.simplefilter("ignore")
        graph = nx.node_link_graph(ours, attrs=names)
    same("JSON nodes", {i: known(n, node_names) for i, n in nodes.items()},
         {i: known(n, node_names) for i, n in graph.nodes(data=True)})
    same("JSON edges", {k: known(e, edge_names) for k, e in edges.items()},
         {(s, k, t): known(d, edge_names) for s, t, k, d in graph.edges(keys=True, data=True)})

    graph = nx.read_graphml(path("graph.graphml"))
    def from_graphml(data):
        return {k: json.loads(v) if k == "aliases" else v for k, v in data.items() if k in node_names}
    same("GraphML nodes", {i: known(n, node_names) for i, n in nodes.items()},
         {i: from_graphml(d) for i, d in graph.nodes(data=True)})
    same("GraphML edges", {k: known(e, edge_names) for k, e in edges.items()},
         {(s, d["relation"], t): known(d, edge_names) for s, t, d in graph.edges(data=True)})
    for source, target, data in graph.edges(data=True):
        same("GraphML claims", edges[source, data["relation"], target]["claims"], json.loads(data["claims"]))

    versions = {"1.2draft": "other.gexf"}
    if int(nx.__version__.split(".")[0]) >= 3:
        versions["1.3"] = "graph.gexf"
    for version, name in versions.items():
        graph = nx.read_gexf(path(name), version=version)
        same("GEXF nodes", {i: n["name"] for i, n in nodes.items()}, {i: d["name"] for i, d in graph.nodes(data=True)})
        same("GEXF edges", {k: known(e, edge_names) for k, e in edges.items()},
             {(s, d["relation"], t): known(d, edge_names) for s, t, d in graph.edges(data=True)})

    graph = nx.cytoscape_graph(json.loads(text("graph.cyjs")))
    same("Cytoscape nodes", sorted(nodes), sorted(graph.nodes))
    same("Cytoscape edges", sorted(edges), sorted((s, k, t) for s, t, k in graph.edges(keys=True)))


def igraph():
    try:
        import igraph as ig
    except ImportError:
        skip("igraph is not installed (python3-igraph)")
    import warnings
    warnings.simplefilter("ignore")
    graph = ig.Graph.Read_GraphML(path("graph.graphml"))
    same("nodes", {i: n["name"] for i, n in nodes.items()}, {v["id"]: v["name"] for v in graph.vs})
    same("edges", {k: (e["status"], e["claims_against"]) for k, e in edges.items()},
         {(graph.vs[e.source]["id"], e["relation"], graph.vs[e.target]["id"]): (e["status"], e["claims_against"])
          for e in graph.es})


def gexf():
    """The rules of GEXF 1.3 that its RELAX NG schema has, as far as we write them: see gexf.rng."""
    run("xmllint", "--noout", "--relaxng", os.path.join(os.path.dirname(__file__), "gexf.rng"), path("graph.gexf"))
    space = "{http://gexf.net/1.3}"
    root = ET.parse(path("graph.gexf")).getroot()
    same("nodes", {i: n["name"] for i, n in nodes.items()}, {n.get("id"): n.get("label") for n in root.iter(space + "node")})
    same("kinds", sorted(edges), sorted((e.get("source"), e.get("kind"), e.get("target")) for e in root.iter(space + "edge")))
    declared = {a.get("id") for a in root.iter(space + "attribute")}
    same("undeclared attributes", set(), {v.get("for") for v in root.iter(space + "attvalue")} - declared)
    for e in root.iter(space + "edge"):
        one = edges[e.get("source"), e.get("kind"), e.get("target")]
        same("start", one["first_reported"], e.get("start"))
        same("end", one["last_reported"], e.get("end"))


def rows(name):
    return list(csv.DictReader(io.StringIO(text(name), newline="")))


def raw(value):
    return "" if value is None else "; ".join(value) if isinstance(value, list) else str(value)


def read_csv():
    read = rows("other.nodes.csv")
    same("nodes", [{"Id": n["id"], "Label": n["name"], **{k: raw(n[k]) for k in node_names}} for n in ours["nodes"]], read)
    read = rows("other.edges.csv")
    same("edges", [{k: raw(e[k]) for k in edge_names} for e in ours["edges"]],
         [{k: r[k] for k in edge_names} for r in read])
    read = rows("other.claims.csv")
    same("claims", [(c["id"], c["evidence"]["text"], c["status"]) for c in claims],
         [(r["id"], r["text"], r["status"]) for r in read])
    same("figures", [raw(c["quantity"] and c["quantity"]["value"]) for c in claims], [r["quantity_value"] for r in read])
    for name in ("graph.nodes.csv", "graph.edges.csv", "graph.claims.csv"):
        for row in rows(name):
            for field, value in row.items():
                number = re.fullmatch(r"-?[0-9.]+", value)
                if value[:1] in "=+-@\t\r" and value and not number:
                    same(f"{name}: a formula in {field}", "", value)


def sqlite():
    base = sqlite3.connect(":memory:")
    for table, name in (("nodes", "graph.nodes.csv"), ("edges", "graph.edges.csv"), ("claims", "graph.claims.csv")):
        read = rows(name)
        columns = list(read[0])
        base.execute(f"create table {table} ({', '.join(json.dumps(c) for c in columns)})")
        base.executemany(f"insert into {table} values ({', '.join('?' * len(columns))})", [tuple(r.values()) for r in read])
    same("joined", len(edges), base.execute('select count(*) from edges e join nodes s on e."Source" = s."Id" '
                                            'join nodes t on e."Target" = t."Id"').fetchone()[0])
    same("claims of edges", len(claims), base.execute(
        'select count(*) from claims c join edges e on c.source = e."Source" and c.target = e."Target" '
        'and c.relation = e.relation').fetchone()[0])
    program = "\n".join([".mode csv", f".import '{path('graph.claims.csv')}' claims", "select count(*) from claims;"])
    same("sqlite3's own import", str(len(claims)), run("sqlite3", input=program.encode()).decode().strip())


def rdf():
    try:
        import rdflib
        from rdflib.compare import isomorphic
    except ImportError:
        skip("rdflib is not installed (python3-rdflib)")
    RDF, ng = rdflib.RDF, rdflib.Namespace("urn:newsgraph:")
    turtle = rdflib.Graph().parse(path("graph.ttl"), format="turtle")
    same("statements", len(claims), len(set(turtle.subjects(RDF.type, RDF.Statement))))
    names = {str(o) for o in turtle.objects(None, rdflib.URIRef("https://schema.org/name"))}
    same("names", {n["name"] for n in ours["nodes"]}, names)
    same("sentences", sorted(c["evidence"]["text"] for c in claims), sorted(str(o) for o in turtle.objects(None, ng.text)))
    relations = {str(p) for p in turtle.predicates() if str(p).startswith("urn:newsgraph:relation:")}
    same("asserted relations", set(), relations)
    try:
        ld = rdflib.Graph().parse(path("graph.jsonld"), format="json-ld")
    except rdflib.plugin.PluginException:
        skip("this rdflib reads no JSON-LD")
    if not isomorphic(turtle, ld):
        print("Turtle and JSON-LD are not the same graph")
        sys.exit(1)
    trig = rdflib.ConjunctiveGraph()
    trig.parse(path("graph.trig"), format="trig")
    asserted = [(s, c) for s, p, o, c in trig.quads() if str(p).startswith("urn:newsgraph:relation:")]
    same("assertions", len(claims), len(asserted))
    same("assertions outside a graph of their own", [],
         [s for s, c in asserted if not str(getattr(c, "identifier", c)).endswith("#assertion")])


def rapper():
    run("rapper", "-q", "-c", "-i", "turtle", path("graph.ttl"))
    run("rapper", "-q", "-c", "-i", "trig", path("graph.trig"))


checks = {"csv": read_csv}
checks.get(sys.argv[1], globals().get(sys.argv[1]))()
print(f"{sys.argv[1]}: {len(nodes)} nodes, {len(edges)} edges, {len(claims)} claims read as written")
