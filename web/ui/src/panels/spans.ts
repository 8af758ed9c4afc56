// Cutting a text at the borders of its marks, so that overlapping marks can be drawn with plain elements.

import type { Span } from "../api";

/** A stretch of text that is marked; what the mark means is the caller's. */
export interface Mark<T> {
  span: Span;
  mark: T;
}

/** A stretch of text under the same marks from end to end, in the order the marks were given. */
export interface Run<T> {
  start: number;
  end: number;
  marks: T[];
}

/** runs cuts text[from:to] into the fewest stretches so that no mark begins or ends inside of one. Together they are the
 *  whole text. Marks outside of it are cut to it; empty, reversed and broken ones are left out; a border within a
 *  surrogate pair moves before it. */
export function runs<T>(text: string, marks: Mark<T>[], from = 0, to = text.length): Run<T>[] {
  const whole = clip(text, [from, to], 0, text.length);
  if (!whole) return [];
  const kept = marks.map((m, order) => ({ span: clip(text, m.span, whole[0], whole[1]), mark: m.mark, order })).filter((m) => m.span !== null);
  const borders = [...new Set([whole[0], whole[1], ...kept.flatMap((m) => m.span!)])].sort((a, b) => a - b);
  const starting = [...kept].sort((a, b) => a.span![0] - b.span![0] || a.order - b.order);
  const out: Run<T>[] = [];
  let active: typeof kept = [];
  let next = 0;
  for (let i = 0; i + 1 < borders.length; i++) {
    const [start, end] = [borders[i]!, borders[i + 1]!];
    active = active.filter((m) => m.span![1] > start);
    while (next < starting.length && starting[next]!.span![0] === start) active.push(starting[next++]!);
    active.sort((a, b) => a.order - b.order);
    out.push({ start, end, marks: active.map((m) => m.mark) });
  }
  return out;
}

/** clip keeps a span within [from, to) of the text and off the middle of a surrogate pair; null when nothing is left. */
export function clip(text: string, span: Span | undefined, from = 0, to = text.length): Span | null {
  if (!span || !Number.isFinite(span[0]) || !Number.isFinite(span[1])) return null;
  const start = whole(text, Math.max(from, Math.trunc(span[0])));
  const end = whole(text, Math.min(to, Math.trunc(span[1])));
  return start < end ? [start, end] : null;
}

function whole(text: string, i: number): number {
  const before = text.charCodeAt(i - 1);
  const after = text.charCodeAt(i);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff ? i - 1 : i;
}

/** around chooses what of a long text to draw: about `most` code units with the span within, whole lines. A text that
 *  is shorter is drawn whole. */
export function around(text: string, span: Span, most: number): Span {
  if (text.length <= most) return [0, text.length];
  const at = clip(text, span) ?? [0, 0];
  const from = Math.max(0, Math.min(at[0] - Math.floor(most / 3), text.length - most));
  const to = Math.min(text.length, Math.max(at[1], from + most));
  const line = from === 0 ? 0 : text.lastIndexOf("\n", from) + 1;
  const stop = to === text.length ? to : text.indexOf("\n", to);
  // A text in one line has no better borders than the numbers.
  return [from - line > most ? from : line, stop < 0 || stop - to > most ? to : stop];
}
