// The picture as data: discs and lines with their looks, made from a view. Renderers and files draw it, the pointer asks it.

import type { Edge, EntityType, Node, RelationType, Status, Tone, View } from "../api";
import { lanes } from "./geometry";

export interface Disc {
  key: string;
  label: string;
  type: EntityType;
  x: number; // in the units of the layout; y grows downward
  y: number;
  size: number; // radius in those units
  rank: number; // importance for labels: degree and size
  hidden: number; // neighbours that are not on the screen
  note: boolean;
}

export interface Line {
  id: string;
  a: number; // indices of discs
  b: number;
  tone: Tone;
  status: Status;
  type: RelationType;
  arrow: boolean;
  width: number; // pixels
  lane: number;
  label: string;
  weight: number;
}

export interface Scene {
  discs: Disc[];
  lines: Line[];
  index: Map<string, number>; // of discs, by key
  lineIndex: Map<string, number>; // by edge id
  at: number[][]; // lines of each disc
}

export const empty: Scene = { discs: [], lines: [], index: new Map(), lineIndex: new Map(), at: [] };

/** sceneOf makes the picture of a view. Edges without both ends in view are left out. */
export function sceneOf(view: View, tones: Partial<Record<RelationType, Tone>>, hidden: (n: Node) => number): Scene {
  const discs = view.nodes.map((n): Disc => ({
    key: n.key, label: n.label, type: n.type, x: n.x, y: n.y, size: n.size > 0 ? n.size : 1, rank: n.size * 1000 + n.degree, hidden: hidden(n), note: n.note ?? false,
  }));
  const index = new Map(discs.map((d, i) => [d.key, i]));
  const edges = view.edges.filter((e) => index.has(e.source) && index.has(e.target) && e.source !== e.target);
  const spread = lanes(edges.length, (i) => [index.get(edges[i]!.source)!, index.get(edges[i]!.target)!]);
  const lines = edges.map((e, i): Line => ({
    id: e.id, a: index.get(e.source)!, b: index.get(e.target)!, tone: e.status === "cooccurring" ? "faint" : (tones[e.type] ?? "neutral"),
    status: e.status, type: e.type, arrow: !e.symmetric && e.status !== "cooccurring", width: widthOf(e), lane: spread[i]!, label: words(e), weight: e.weight,
  }));
  const at: number[][] = discs.map(() => []);
  lines.forEach((l, i) => {
    at[l.a]!.push(i);
    at[l.b]!.push(i);
  });
  return { discs, lines, index, lineIndex: new Map(lines.map((l, i) => [l.id, i])), at };
}

/** widthOf grows with the logarithm of the evidence: one sentence is thin, many are not a beam. */
function widthOf(e: Edge): number {
  if (e.status === "cooccurring") return 0.9;
  return Math.min(4.2, 1.25 + 0.75 * Math.log2(Math.max(1, e.weight)));
}

/** words is what is written on a line: what is alleged stands in quotation marks, what is possible or denied says so. */
function words(e: Edge): string {
  if (e.status === "cooccurring") return "";
  return (e.label || e.type).replace(/[_-]/g, " ");
}

/** Bounds of all discs, null when there are none. */
export function bounds(discs: readonly Disc[]): { x0: number; y0: number; x1: number; y1: number } | null {
  if (!discs.length) return null;
  const b = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (const d of discs) {
    b.x0 = Math.min(b.x0, d.x - d.size);
    b.y0 = Math.min(b.y0, d.y - d.size);
    b.x1 = Math.max(b.x1, d.x + d.size);
    b.y1 = Math.max(b.y1, d.y + d.size);
  }
  return b;
}
