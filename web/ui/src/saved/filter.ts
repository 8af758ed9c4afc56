// Filters over the data of a saved page: what the server's queries keep, worked out in the page.

import type { Edge, Node, Piece, Query, Saved } from "../api";

/** A part of the corpus: nodes and edges that filters keep, in the order of the whole. Figures of edges are counted
 *  anew where documents or dates are chosen, and degrees are those of the part. */
export interface Part {
  nodes: Node[];
  edges: Edge[];
  pieces: Map<string, Piece[]>; // by edge id
  cooccurrences: number; // hidden because relations with a type exist
  at: Map<string, Edge[]>; // by key
}

/** part applies all filters but top. Like the server's, it keeps only nodes that have an edge. */
export function part(all: Saved, q: Query): Part {
  const nodes = new Map(all.nodes.filter((n) => !q.types?.length || q.types.includes(n.type)).map((n) => [n.key, n]));
  const pieces = new Map<string, Piece[]>();
  const edges: Edge[] = [];
  const duplicates = q.duplicates ? null : new Set(all.documents.filter((d) => d.duplicateOf).map((d) => d.id));
  all.edges.forEach((e, i) => {
    if (!nodes.has(e.source) || !nodes.has(e.target)) return;
    if (q.relations?.length && !q.relations.includes(e.type)) return;
    if (q.statuses?.length && !q.statuses.includes(e.status)) return;
    const kept = recount(e, all.pieces[i] ?? [], q, duplicates);
    if (!kept || kept.edge.documents < (q.minSources ?? 0) || kept.edge.weight < (q.minWeight ?? 0)) return;
    edges.push(kept.edge);
    pieces.set(kept.edge.id, kept.pieces);
  });
  const [shown, hidden] = layers(edges, q);
  const layer = q.around?.length ? near(shown, q.around, q.depth || 1) : shown;
  const at = neighbourhood(layer);
  const around = new Set(q.around ?? []);
  return {
    nodes: all.nodes.filter((n) => nodes.has(n.key) && (at.has(n.key) || around.has(n.key))).map((n) => ({ ...n, degree: neighbours(at, n.key).size })),
    edges: layer, pieces, cooccurrences: hidden, at,
  };
}

/** recount keeps the evidence of the chosen documents and dates; null when none is left. */
function recount(e: Edge, all: Piece[], q: Query, duplicates: Set<string> | null): { edge: Edge; pieces: Piece[] } | null {
  if (!q.since && !q.until && !q.documents?.length) return { edge: e, pieces: all };
  const pieces = all.filter((p) => dated(p.date, q) && (!q.documents?.length || q.documents.includes(p.document)) && !duplicates?.has(p.document));
  if (!pieces.length) return null;
  const dates = pieces.map((p) => p.date).filter(Boolean).sort();
  const edge = {
    ...e, weight: pieces.length, documents: new Set(pieces.map((p) => p.document)).size, score: Math.max(...pieces.map((p) => p.score)),
    first: dates[0] ?? "", last: dates[dates.length - 1] ?? "",
  };
  return { edge, pieces };
}

/** dated says whether a date lies in the stretch of time; an unknown one lies in none. */
export function dated(date: string, q: Query): boolean {
  if (!q.since && !q.until) return true;
  return date !== "" && (!q.since || date >= q.since) && (!q.until || date.slice(0, q.until.length) <= q.until);
}

/** layers leaves the co-occurrences out where the filters say so, and counts them. */
function layers(edges: Edge[], q: Query): [Edge[], number] {
  const typed = edges.filter((e) => e.status !== "cooccurring");
  const asked = q.cooccurrence === "shown" || q.statuses?.includes("cooccurring") || q.relations?.includes("cooccur");
  if (asked || (q.cooccurrence !== "hidden" && !typed.length)) return [edges, 0];
  return [typed, edges.length - typed.length];
}

/** near keeps the edges among what lies within depth edges of some nodes. */
function near(edges: Edge[], around: string[], depth: number): Edge[] {
  const at = neighbourhood(edges);
  const reached = new Set(around);
  let front = [...reached];
  for (let d = 0; d < depth && front.length; d++) {
    const next: string[] = [];
    for (const key of front) {
      for (const k of neighbours(at, key)) {
        if (reached.has(k)) continue;
        reached.add(k);
        next.push(k);
      }
    }
    front = next;
  }
  return edges.filter((e) => reached.has(e.source) && reached.has(e.target));
}

function neighbourhood(edges: Edge[]): Map<string, Edge[]> {
  const at = new Map<string, Edge[]>();
  const add = (k: string, e: Edge) => {
    const l = at.get(k);
    if (l) l.push(e);
    else at.set(k, [e]);
  };
  for (const e of edges) {
    add(e.source, e);
    add(e.target, e);
  }
  return at;
}

export const other = (e: Edge, key: string): string => (e.source === key ? e.target : e.source);

/** neighbours are the keys an edge away. */
export function neighbours(at: Map<string, Edge[]>, key: string): Set<string> {
  return new Set((at.get(key) ?? []).map((e) => other(e, key)));
}

/** ranked puts first the nodes that matter most in a picture: degree, weight and mentions, each as a share of the
 *  most, relations with a type counting four times, as the server ranks them. */
export function ranked(p: Part): Node[] {
  const degree = new Map<string, number>();
  const weight = new Map<string, number>();
  const add = (m: Map<string, number>, k: string, n: number) => m.set(k, (m.get(k) ?? 0) + n);
  for (const e of p.edges) {
    const f = e.status === "cooccurring" ? 1 : 4;
    for (const k of [e.source, e.target]) {
      add(degree, k, f);
      add(weight, k, f * e.weight);
    }
  }
  const most = (values: Iterable<number>) => [...values].reduce((a, b) => Math.max(a, b), 1);
  const [d, w, m] = [most(degree.values()), most(weight.values()), most(p.nodes.map((n) => n.mentions))];
  const score = new Map(p.nodes.map((n) => [n.key, (degree.get(n.key) ?? 0) / d + (weight.get(n.key) ?? 0) / w + n.mentions / m]));
  return [...p.nodes].sort((a, b) => score.get(b.key)! - score.get(a.key)! || (a.key < b.key ? -1 : 1));
}
