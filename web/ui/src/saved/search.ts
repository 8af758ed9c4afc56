// Names and words found in a saved page.

import type { Doc, Found, Piece, Saved, Span } from "../api";
import { fold } from "../words";

/** find answers a search: names first (whole, then their beginning, then a word's beginning, then within), then the
 *  sentences that hold all words. */
export function find(all: Saved, words: string, limit: number): Found {
  const wanted = fold(words);
  if (!wanted) return { entities: [], hits: [], totalHits: 0 };
  const [hits, totalHits] = places(all, words, limit);
  return { entities: names(all, wanted, limit), hits, totalHits };
}

function names(all: Saved, wanted: string, limit: number): Found["entities"] {
  const found: { rank: number; row: Found["entities"][number] }[] = [];
  for (const n of all.nodes) {
    let best = rank(n.label, wanted);
    let alias = "";
    for (const a of all.aliases[n.key] ?? []) {
      const r = rank(a.name, wanted) + 0.5;
      if (r < best) [best, alias] = [r, a.name];
    }
    if (best < 4) found.push({ rank: best, row: { key: n.key, label: n.label, type: n.type, alias, mentions: n.mentions, documents: n.documents } });
  }
  found.sort((a, b) => a.rank - b.rank || b.row.mentions - a.row.mentions || (a.row.key < b.row.key ? -1 : 1));
  return found.slice(0, limit).map((f) => f.row);
}

/** rank says how well a name fits: 0 is equal, 4 not at all. */
function rank(name: string, wanted: string): number {
  const f = fold(name);
  if (f === wanted) return 0;
  if (f.startsWith(wanted)) return 1;
  if (wanted.split(" ").every((w) => new RegExp(`(^|[^\\p{L}\\p{N}])${escape(w)}`, "u").test(f))) return 2;
  return wanted.length > 2 && f.includes(wanted) ? 3 : 4;
}

const escape = (s: string): string => s.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&");

function places(all: Saved, words: string, limit: number): [Found["hits"], number] {
  const wanted = words.trim().split(/\s+/).map(fold).filter(Boolean);
  const hits: Found["hits"] = [];
  let total = 0;
  for (const s of sentences(all)) {
    const marks = within(s.text, wanted);
    if (!marks) continue;
    if (total++ < limit) hits.push({ document: s.doc.id, title: s.doc.title, outlet: s.doc.outlet, date: s.doc.date, snippet: s.text, marks, start: s.start });
  }
  return [hits, total];
}

/** sentences lists all the text the page carries: the documents', or only the evidence. */
function* sentences(all: Saved): Generator<{ doc: Pick<Doc, "id" | "title" | "outlet" | "date">; text: string; start: number }> {
  if (all.corpus.evidence === "full") {
    for (const doc of all.documents) for (const [a, b] of doc.sentences) yield { doc, text: doc.text.slice(a, b), start: a };
    return;
  }
  const seen = new Set<string>();
  for (const p of all.pieces.flat() as Piece[]) {
    const id = `${p.document} ${p.start}`;
    if (!p.sentence || seen.has(id)) continue;
    seen.add(id);
    yield { doc: { id: p.document, title: p.title, outlet: p.outlet, date: p.date }, text: p.sentence, start: p.start };
  }
}

/** within finds the beginnings of all the words in a text, folded or not; null when one is missing. */
export function within(text: string, wanted: string[]): Span[] | null {
  const marks: Span[] = [];
  const missing = new Set(wanted);
  for (const m of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const f = fold(m[0]);
    for (const w of wanted) {
      if (!f.startsWith(w)) continue;
      missing.delete(w);
      marks.push([m.index, m.index + m[0].length]);
      break;
    }
  }
  return missing.size || !wanted.length ? null : marks;
}
