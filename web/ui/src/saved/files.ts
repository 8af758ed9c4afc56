// Files that a saved page writes itself: data formats. Pictures are in ../graph/picture.ts.

import type { Edge, Failure, Saved, View } from "../api";
import { picture } from "../graph/picture";
import { xml } from "../xml";
import type { Files } from "./index";

/** files writes what is on the screen in the format asked for. */
export const files: Files = async (all, view, r) => {
  switch (r.format) {
    case "svg":
    case "png":
      return picture(view, all.corpus, r.format, r.theme === "dark");
    case "graphml":
      return text(graphml(view), "application/graphml+xml");
    case "csv":
      return text(csv(view, all), "text/csv");
    case "json":
      return text(JSON.stringify({ corpus: all.corpus.name, nodes: view.nodes, edges: view.edges }, null, 1) + "\n", "application/json");
    case "html":
      throw fail("This page is that file already.", "Pass it on as it is.");
  }
  throw fail(`A saved page cannot write ${r.format.toUpperCase()}.`, "It writes SVG, PNG, GraphML, CSV and JSON; the others come from actant graph.");
};

const fail = (error: string, hint: string): Failure => ({ error, hint });
const text = (s: string, type: string): Blob => new Blob([s], { type: `${type};charset=utf-8` });

/** graphml writes nodes and edges so that NetworkX, igraph and Gephi read them: one direction for the whole file,
 *  ids that are names, every value written. */
export function graphml(view: View): string {
  const nodeKeys = ["label", "type", "mentions", "documents", "x", "y"] as const;
  const edgeKeys = ["type", "status", "symmetric", "label", "weight", "documents", "score", "first", "last"] as const;
  const kind = (k: string): string => (k === "symmetric" ? "boolean" : /^(mentions|documents|weight)$/.test(k) ? "int" : /^(x|y|score)$/.test(k) ? "double" : "string");
  const id = new Map(view.nodes.map((n, i) => [n.key, `n${i}`]));
  const data = (prefix: string, k: string, v: unknown): string => `<data key="${prefix}_${k}">${xml(String(v))}</data>`;
  const keys = [
    ...nodeKeys.map((k) => `<key id="n_${k}" for="node" attr.name="${k}" attr.type="${kind(k)}"/>`),
    `<key id="n_key" for="node" attr.name="key" attr.type="string"/>`,
    ...edgeKeys.map((k) => `<key id="e_${k}" for="edge" attr.name="${k}" attr.type="${kind(k)}"/>`),
  ];
  const nodes = view.nodes.map((n) => `<node id="${id.get(n.key)}">${data("n", "key", n.key)}${nodeKeys.map((k) => data("n", k, n[k])).join("")}</node>`);
  const edges = view.edges.map((e, i) => `<edge id="e${i}" source="${id.get(e.source)}" target="${id.get(e.target)}">${edgeKeys.map((k) => data("e", k, e[k])).join("")}</edge>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${keys.join("\n")}\n<graph id="actant" edgedefault="directed">\n${[...nodes, ...edges].join("\n")}\n</graph>\n</graphml>\n`;
}

/** csv writes the edges as a table. What a spreadsheet would take for a formula is defused. */
export function csv(view: View, all: Pick<Saved, "nodes">): string {
  const label = new Map(all.nodes.map((n) => [n.key, n.label]));
  const columns: [string, (e: Edge) => string | number | boolean][] = [
    ["Source", (e) => label.get(e.source) ?? e.source], ["Target", (e) => label.get(e.target) ?? e.target], ["Type", (e) => e.type], ["Status", (e) => e.status],
    ["Label", (e) => e.label], ["Weight", (e) => e.weight], ["Documents", (e) => e.documents], ["First", (e) => e.first], ["Last", (e) => e.last],
    ["Symmetric", (e) => e.symmetric], ["SourceKey", (e) => e.source], ["TargetKey", (e) => e.target],
  ];
  const cell = (v: string | number | boolean): string => {
    const s = typeof v === "string" && /^[=+\-@\t\r]/.test(v) ? `'${v}` : String(v);
    return /[",\n\r]/.test(s) ? `"${s.replace(/"/g, '""')}"` : s;
  };
  return [columns.map(([n]) => n).join(","), ...view.edges.map((e) => columns.map(([, f]) => cell(f(e))).join(","))].join("\r\n") + "\r\n";
}
