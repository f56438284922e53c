#!/usr/bin/python3
"""export_bench.py PROGRAM EDGES FOLDER [FORMAT…]: export_bench, and beside it NetworkX and igraph reading and writing the same graph."""
import json
import os
import resource
import subprocess
import sys
import time

program, edges, folder, *formats = sys.argv[1:]
print("newsgraph", flush=True)
subprocess.run([program, edges, folder, *formats], check=True)


def child(what, run):
    """In a process of its own, so that memory is its own."""
    sys.stdout.flush()
    pid = os.fork()
    if pid == 0:
        run()
        sys.stdout.flush()
        os._exit(0)
    os.waitpid(pid, 0)


def timed(name, path, run):
    begin = time.process_time()
    result = run(path)
    seconds = time.process_time() - begin
    size = os.path.getsize(path) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{name:12} {size:7.1f} MB {seconds:6.2f} s of processor {size / seconds:7.0f} MB/s, peak {peak} MB")
    return result


def networkx():
    try:
        import networkx as nx
    except ImportError:
        return print("NetworkX is not installed (python3-networkx)")
    print("NetworkX", nx.__version__)
    def read_json(path):
        with open(path, encoding="utf-8") as f:
            return json.load(f)
    data = timed("json read", os.path.join(folder, "large.json"), read_json)
    graph = nx.MultiDiGraph()
    for node in data["nodes"]:
        graph.add_node(node["id"], type=node["type"], name=node["name"], aliases=json.dumps(node["aliases"]),
                       mentions=node["mentions"])
    for edge in data["edges"]:
        graph.add_edge(edge["source"], edge["target"], edge["relation"], relation=edge["relation"],
                       status=edge["status"], confidence=edge["confidence"], claims=json.dumps(edge["claims"]))
    del data
    def write_json(path):
        with open(path, "w", encoding="utf-8") as f:
            json.dump(nx.node_link_data(graph), f)
    timed("json", os.path.join(folder, "nx.json"), write_json)
    timed("graphml", os.path.join(folder, "nx.graphml"), lambda path: nx.write_graphml_xml(graph, path))
    timed("gexf", os.path.join(folder, "nx.gexf"), lambda path: nx.write_gexf(graph, path))


def igraph():
    try:
        import igraph as ig
    except ImportError:
        return print("igraph is not installed (python3-igraph)")
    print("igraph", ig.__version__)
    import warnings
    warnings.simplefilter("ignore")
    graph = timed("graphml read", os.path.join(folder, "large.graphml"), ig.Graph.Read_GraphML)
    timed("graphml", os.path.join(folder, "ig.graphml"), lambda path: graph.write_graphml(path))
    if not formats or "dot" in formats:
        timed("dot", os.path.join(folder, "ig.dot"), lambda path: graph.write_dot(path))


for run in (networkx, igraph):
    child(run.__name__, run)
