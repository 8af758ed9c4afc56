"""Reads lines "source target weight symmetric" and prints the measures that igraph and
NetworkX find, as one JSON object: the second opinion of the tests."""
import json
import sys

import igraph
import networkx

count = int(sys.stdin.readline())
arcs, pairs = {}, {}
for line in sys.stdin:
    s, t, w, symmetric = (int(x) for x in line.split())
    arcs[s, t] = arcs.get((s, t), 0) + w
    if symmetric:
        arcs[t, s] = arcs.get((t, s), 0) + w
    pair = min(s, t), max(s, t)
    pairs[pair] = pairs.get(pair, 0) + w

directed = igraph.Graph(n=count, edges=list(arcs), directed=True)
directed.es["weight"] = list(arcs.values())
plain = igraph.Graph(n=count, edges=list(pairs))
plain.es["weight"] = list(pairs.values())
second = networkx.Graph(list(pairs))
second.add_nodes_from(range(count))
cores = networkx.core_number(second)

json.dump({
    "pagerank": directed.pagerank(damping=0.85, weights="weight", implementation="prpack"),
    "betweenness": [b / ((count - 1) * (count - 2) / 2) for b in plain.betweenness(directed=False)],
    "cores": [cores[i] for i in range(count)],
    "components": networkx.number_connected_components(second),
    "modularity": plain.community_multilevel(weights="weight").modularity,
}, sys.stdout)
