// Tables, timeline and histogram of a saved page.

import type { Documents, Edge, Entities, Histogram, Query, Relations, Saved, Timeline } from "../api";
import { fold } from "../words";
import { dated, type Part } from "./filter";
import { within } from "./search";

/** sorted orders rows by a named column, "-name" downward; equal rows keep their order. */
function sorted<T>(rows: T[], sort: string, columns: Record<string, (row: T) => string | number>): T[] {
  const down = sort.startsWith("-");
  const column = columns[sort.replace(/^-/, "")];
  if (!column) return rows;
  const values = new Map(rows.map((r) => [r, column(r)]));
  return [...rows].sort((a, b) => (down ? -1 : 1) * compare(values.get(a)!, values.get(b)!));
}

const collator = new Intl.Collator("en", { sensitivity: "base", numeric: true });
const compare = (a: string | number, b: string | number): number => (typeof a === "number" ? a - (b as number) : collator.compare(a, b as string));

export function entities(p: Part, sort: string, offset: number, limit: number): Entities {
  const rows = sorted(p.nodes, sort || "-mentions", {
    label: (n) => n.label, type: (n) => n.type, mentions: (n) => n.mentions, documents: (n) => n.documents, degree: (n) => n.degree,
  });
  return {
    rows: rows.slice(offset, offset + limit).map(({ key, label, type, mentions, documents, degree }) => ({ key, label, type, mentions, documents, degree })),
    total: rows.length,
  };
}

type Label = (key: string) => string;
const row = (edge: Edge, label: Label) => ({ edge, sourceLabel: label(edge.source), targetLabel: label(edge.target) });

export function relations(p: Part, label: Label, sort: string, offset: number, limit: number): Relations {
  const rows = sorted(p.edges, sort || "-weight", {
    source: (e) => label(e.source), target: (e) => label(e.target), type: (e) => e.type, status: (e) => e.status,
    weight: (e) => e.weight, documents: (e) => e.documents, first: (e) => e.first,
  });
  return { rows: rows.slice(offset, offset + limit).map((e) => row(e, label)), total: rows.length };
}

export function timeline(p: Part, label: Label, offset: number, limit: number): Timeline {
  const rows = p.edges.flatMap((edge) => (p.pieces.get(edge.id) ?? []).filter((piece) => piece.date).map((piece) => ({ ...row(edge, label), piece })));
  rows.sort((a, b) => compare(a.piece.date, b.piece.date) || (a.piece.document < b.piece.document ? -1 : a.piece.document > b.piece.document ? 1 : a.piece.start - b.piece.start));
  return { rows: rows.slice(offset, offset + limit), total: rows.length };
}

/** chosen are the documents under the filters: by themselves, and where edges are filtered by what the edges rest on. */
function chosen(all: Saved, p: Part, q: Query): Saved["documents"] {
  const narrow = q.types?.length || q.relations?.length || q.statuses?.length || q.around?.length || q.minSources || q.minWeight;
  const used = narrow ? new Set([...p.pieces.values()].flat().map((x) => x.document)) : null;
  return all.documents.filter((d) => (q.duplicates || !d.duplicateOf) && (!q.documents?.length || q.documents.includes(d.id)) && (!used || used.has(d.id)));
}

export function documents(all: Saved, p: Part, q: Query, words: string, sort: string, offset: number, limit: number): Documents {
  const wanted = words.trim().split(/\s+/).map(fold).filter(Boolean);
  const relations = new Map<string, number>();
  for (const l of all.pieces) for (const x of l) if (x.status !== "cooccurring") relations.set(x.document, (relations.get(x.document) ?? 0) + 1);
  const rows = chosen(all, p, q)
    .filter((d) => dated(d.date, q) && (!wanted.length || within(`${d.title} ${d.outlet} ${d.text}`, wanted)))
    .map((d) => ({
      id: d.id, title: d.title, outlet: d.outlet, date: d.date, source: d.source, duplicateOf: d.duplicateOf ?? "",
      entities: new Set(d.mentions.map((m) => m.key)).size, relations: relations.get(d.id) ?? 0,
    }));
  const ordered = sorted(rows, sort || "-date", {
    title: (d) => d.title, outlet: (d) => d.outlet, date: (d) => d.date, source: (d) => d.source, entities: (d) => d.entities, relations: (d) => d.relations,
  });
  return { rows: ordered.slice(offset, offset + limit), total: ordered.length };
}

const dayLength = 86_400_000;

/** histogram cuts the time of the corpus into equal stretches of whole days and counts the documents in each. */
export function histogram(all: Saved, p: Part, q: Query, buckets: number): Histogram {
  const docs = chosen(all, p, q);
  const days = docs.filter((d) => /^\d{4}-\d\d-\d\d$/.test(d.date)).map((d) => Date.parse(d.date) / dayLength);
  const undated = docs.length - days.length;
  if (!days.length || buckets < 1) return { buckets: [], undated };
  const first = days.reduce((a, b) => Math.min(a, b));
  const last = days.reduce((a, b) => Math.max(a, b));
  const width = Math.max(1, Math.ceil((last - first + 1) / buckets));
  const counts = new Array<number>(Math.floor((last - first) / width) + 1).fill(0);
  for (const d of days) counts[Math.floor((d - first) / width)]!++;
  const date = (d: number) => new Date(d * dayLength).toISOString().slice(0, 10);
  return { buckets: counts.map((documents, i) => ({ start: date(first + i * width), end: date(Math.min(last, first + (i + 1) * width - 1)), documents })), undated };
}
