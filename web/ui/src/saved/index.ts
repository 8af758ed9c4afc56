// The Source of a saved page: every call of the API answered from the data in the page. It changes nothing.

import type { Card, Edge, Failure, Node, Piece, Query, Saved, Source, View } from "../api";
import { cheapest } from "./path";
import { neighbours, other, part, ranked, type Part } from "./filter";
import { find } from "./search";
import * as tables from "./tables";

export { carried } from "./load";

/** A writer of files: what is on the screen, as the reader asks for it. Passed in, since pictures need the graph's code. */
export type Files = (all: Saved, view: View, request: Parameters<Source["export"]>[0]) => Promise<Blob>;

/** saved answers from the data of a page. */
export function saved(all: Saved, files: Files): Source {
  const p = new Parts(all);
  const refuse = async (): Promise<never> => {
    throw fail("A saved page cannot be changed.", "Corrections are made where the corpus is: open it with actant serve.");
  };
  return {
    corpus: async () => ({ ...all.corpus, readOnly: true }),
    graph: async (q) => overview(all, p.of(q), q),
    expand: async (key, have, limit, q) => grow(all, p.of(q), key, have, limit),
    search: async (words, limit) => find(all, words, limit),
    entity: async (key, q) => card(all, p.of(q), key),
    evidence: async (id, offset, limit, q) => {
      const now = p.of(q);
      const edge = now.edges.find((e) => e.id === id) ?? all.edges.find((e) => e.id === id);
      if (!edge) throw fail("There is no such relation in this page.");
      const pieces = now.pieces.get(id) ?? all.pieces[all.edges.findIndex((e) => e.id === id)] ?? [];
      return { edge, sourceLabel: p.label(edge.source), targetLabel: p.label(edge.target), pieces: pieces.slice(offset, offset + limit), total: pieces.length, notes: [] };
    },
    document: async (id) => {
      const d = all.documents.find((x) => x.id === id);
      if (!d) throw fail("This page does not carry that document.");
      return d;
    },
    documents: async (q, words, sort, offset, limit) => tables.documents(all, p.of(q), q, words, sort, offset, limit),
    entities: async (q, sort, offset, limit) => tables.entities(p.of(q), sort, offset, limit),
    relations: async (q, sort, offset, limit) => tables.relations(p.of(q), p.label, sort, offset, limit),
    timeline: async (q, offset, limit) => tables.timeline(p.of(q), p.label, offset, limit),
    histogram: async (q, buckets) => tables.histogram(all, p.of({ ...q, since: "", until: "" }), q, buckets),
    path: async (from, to, q) => way(p.of({ ...q, cooccurrence: "shown" }), from, to),
    decisions: async () => ({ rows: [] }),
    decide: refuse,
    undo: refuse,
    proposals: async () => ({ rows: [], total: 0 }),
    formats: ["png", "svg", "graphml", "csv", "json"],
    export: async (r) => files(all, onScreen(all, r.keys, r.edges, r.positions), r),
  };
}

const fail = (error: string, hint?: string): Failure => (hint ? { error, hint } : { error });

/** Parts keeps the last answers of the filters: the calls of one view all ask for the same. */
class Parts {
  private readonly kept = new Map<string, Part>();
  private readonly labels: Map<string, string>;

  constructor(private readonly all: Saved) {
    this.labels = new Map(all.nodes.map((n) => [n.key, n.label]));
  }

  readonly label = (key: string): string => this.labels.get(key) ?? key.slice(key.indexOf("/") + 1);

  of(q: Query): Part {
    const name = JSON.stringify({ ...q, top: undefined });
    let p = this.kept.get(name);
    if (!p) {
      if (this.kept.size > 7) this.kept.clear();
      this.kept.set(name, (p = part(this.all, q)));
    }
    return p;
  }
}

function viewOf(p: Part, keys: Set<string>, all: Saved): View {
  const nodes = p.nodes.filter((n) => keys.has(n.key));
  const edges = p.edges.filter((e) => keys.has(e.source) && keys.has(e.target));
  return { revision: all.corpus.revision, nodes, edges, left: { nodes: p.nodes.length - nodes.length, edges: p.edges.length - edges.length, cooccurrences: p.cooccurrences } };
}

function overview(all: Saved, p: Part, q: Query): View {
  const plain = !Object.keys(q).some((k) => k !== "top");
  const top = Math.min(q.top ?? Math.max(all.initial.length, 60), all.corpus.limits.nodes);
  const keys = plain && !q.top && all.initial.length ? all.initial : ranked(p).slice(0, top).map((n) => n.key);
  return viewOf(p, new Set([...keys, ...(q.around ?? [])]), all);
}

/** grow adds the strongest neighbours of a node that are not there yet, and the node. */
function grow(all: Saved, p: Part, key: string, have: string[], limit: number): View {
  const there = new Set(have);
  const weight = new Map<string, number>();
  for (const e of p.at.get(key) ?? []) {
    const k = other(e, key);
    if (!there.has(k)) weight.set(k, (weight.get(k) ?? 0) + (e.status === "cooccurring" ? 1 : 4) * e.weight);
  }
  const next = [...weight].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, limit);
  return viewOf(p, new Set([...have, key, ...next.map(([k]) => k)]), all);
}

function card(all: Saved, p: Part, key: string): Card {
  const n = p.nodes.find((x) => x.key === key) ?? all.nodes.find((x) => x.key === key);
  if (!n) throw fail("There is no such entity in this page.");
  const edges = [...(p.at.get(key) ?? [])].sort(byStrength);
  const labels = new Map(all.nodes.map((x) => [x.key, x]));
  const label = (k: string) => labels.get(k)?.label ?? k;
  const more = all.cards[key];
  const near = [...neighbours(p.at, key)].map((k) => {
    const to = edges.filter((e) => other(e, key) === k);
    return { key: k, label: label(k), type: labels.get(k)?.type ?? "other" as const, edges: to.length, weight: to.reduce((sum, e) => sum + e.weight, 0) };
  });
  near.sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
  return {
    key, label: n.label, type: n.type, aliases: all.aliases[key] ?? [], mentions: n.mentions, documents: n.documents,
    ids: more?.ids ?? [], roles: more?.roles ?? [], first: more?.first ?? "", last: more?.last ?? "", notes: more?.notes ?? [],
    statements: more?.statements ?? [], totalStatements: more?.totalStatements ?? 0, ...(more?.metonymOf ? { metonymOf: more.metonymOf } : {}),
    neighbours: near.slice(0, 50), totalNeighbours: near.length,
    relations: edges.slice(0, 50).map((edge) => ({ edge, sourceLabel: label(edge.source), targetLabel: label(edge.target) })), totalRelations: edges.length,
    history: [],
  };
}

const byStrength = (a: Edge, b: Edge): number =>
  Number(a.status === "cooccurring") - Number(b.status === "cooccurring") || b.weight - a.weight || b.documents - a.documents || (a.id < b.id ? -1 : 1);

function way(p: Part, from: string, to: string): Awaited<ReturnType<Source["path"]>> {
  const edges = cheapest(p.at, from, to);
  if (!edges) return { found: false, nodes: [], hops: [] };
  const keys = new Set([from, to, ...edges.flatMap((e) => [e.source, e.target])]);
  let at = from;
  const hops = edges.map((edge) => {
    const forward = edge.source === at;
    at = other(edge, at);
    return { edge, forward, piece: p.pieces.get(edge.id)?.[0] ?? noPiece(edge) };
  });
  return { found: true, nodes: p.nodes.filter((n) => keys.has(n.key)), hops };
}

const noPiece = (e: Edge): Piece => ({ document: "", title: "", outlet: "", date: "", sentence: "", start: 0, end: 0, status: e.status, lemma: "", rule: "", score: 0, ref: "" });

function onScreen(all: Saved, keys?: string[], edges?: string[], positions: Record<string, [number, number]> = {}): View {
  const k = new Set(keys ?? all.initial);
  const e = edges && new Set(edges);
  const place = (n: Node): Node => (positions[n.key] ? { ...n, x: positions[n.key]![0], y: positions[n.key]![1] } : n);
  return {
    revision: all.corpus.revision, left: { nodes: 0, edges: 0, cooccurrences: 0 },
    nodes: all.nodes.filter((n) => k.has(n.key)).map(place), edges: all.edges.filter((x) => (e ? e.has(x.id) : k.has(x.source) && k.has(x.target))),
  };
}
