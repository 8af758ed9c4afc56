// Reads a file with graphology's importer of the format and prints what it took in.
// Usage: node graphology.mjs gexf|graphml FILE
import {readFileSync} from 'node:fs';
import graphology from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';

const [format, file] = process.argv.slice(2);
const parse = {gexf: gexf.parse, graphml: graphml.parse}[format];
const graph = parse(graphology.MultiGraph, readFileSync(file, 'utf8'));
if (graph.undirectedSize > 0) throw new Error('the graph came out undirected');
const out = {nodes: [], edges: []};
graph.forEachNode((id, attributes) => out.nodes.push({id, attributes}));
graph.forEachEdge((id, attributes, source, target) => out.edges.push({id, source, target, attributes}));
process.stdout.write(JSON.stringify(out));
