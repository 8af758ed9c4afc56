"""Reads a GraphML file with igraph and prints what it took in.

Usage: igraph_read.py FILE
"""
import json
import sys

import igraph


def main():
    g = igraph.Graph.Read_GraphML(sys.argv[1])
    if not g.is_directed():
        sys.exit("the graph came out undirected")
    ids = g.vs["id"] if g.vcount() else []
    out = {"nodes": [{"id": v["id"], "attributes": v.attributes()} for v in g.vs], "edges": []}
    for e in g.es:
        a = e.attributes()
        out["edges"].append({"id": a.get("id", ""), "source": ids[e.source], "target": ids[e.target], "attributes": a})
    json.dump(out, sys.stdout)


main()
