"""Reads a file with NetworkX and prints what it took in.

Usage: networkx_read.py graphml|gexf|json|cytoscape FILE
"""
import inspect
import io
import json
import sys

import networkx as nx
from networkx.readwrite import json_graph


def gexf(path):
    """Older versions of NetworkX know GEXF up to 1.2 only; the elements they read are the same in 1.3."""
    if "1.3" in nx.readwrite.gexf.GEXF.versions:
        return nx.read_gexf(path)
    with open(path, encoding="utf-8") as f:
        text = f.read()
    text = text.replace("http://gexf.net/1.3", "http://www.gexf.net/1.2draft", 2).replace('version="1.3"', 'version="1.2"', 1)
    return nx.read_gexf(io.BytesIO(text.encode("utf-8")))


def node_link(path):
    """The list of edges is "links"; NetworkX 3.4 renamed the parameter that says so."""
    with open(path, encoding="utf-8") as f:
        data = json.load(f)
    named = "edges" if "edges" in inspect.signature(json_graph.node_link_graph).parameters else "link"
    return json_graph.node_link_graph(data, **{named: "links"})


def cytoscape(path):
    with open(path, encoding="utf-8") as f:
        return json_graph.cytoscape_graph(json.load(f))


def main():
    readers = {"graphml": nx.read_graphml, "gexf": gexf, "json": node_link, "cytoscape": cytoscape}
    g = readers[sys.argv[1]](sys.argv[2])
    if not g.is_directed():
        sys.exit("the graph came out undirected")
    out = {"nodes": [{"id": n, "attributes": a} for n, a in g.nodes(data=True)], "edges": []}
    if g.is_multigraph():
        for s, t, k, a in g.edges(keys=True, data=True):
            out["edges"].append({"id": str(a.get("id", k)), "source": s, "target": t, "attributes": a})
    else:
        for s, t, a in g.edges(data=True):
            out["edges"].append({"id": str(a.get("id", "")), "source": s, "target": t, "attributes": a})
    json.dump(out, sys.stdout)


main()
