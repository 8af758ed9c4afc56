// Dates in groups: the buckets of the time slider, and the headings of the timeline.

import type { Histogram } from "../api";
import { day } from "../words";

export type Bucket = Histogram["buckets"][number];

/** What the two handles stand on: the first and the last bucket that counts. */
export interface Window {
  from: number;
  to: number;
}

/** windowOf finds the handles for the dates of a filter; "" is open. A date outside of the buckets goes to the nearest. */
export function windowOf(buckets: Bucket[], since = "", until = ""): Window {
  const last = buckets.length - 1;
  if (last < 0) return { from: 0, to: 0 };
  let from = since ? buckets.findIndex((b) => b.end >= since) : 0;
  if (from < 0) from = last;
  let to = last;
  while (until && to > 0 && buckets[to]!.start > until) to--;
  return { from, to: Math.max(from, to) };
}

/** datesOf says a window as dates of a filter: an end that leaves nothing out is "". */
export function datesOf(buckets: Bucket[], w: Window): { since: string; until: string } {
  const last = buckets.length - 1;
  return {
    since: w.from <= 0 ? "" : (buckets[Math.min(w.from, last)]?.start ?? ""),
    until: w.to >= last ? "" : (buckets[Math.max(0, w.to)]?.end ?? ""),
  };
}

/** move puts one handle on a bucket; it stops at the other handle and at the ends. */
export function move(w: Window, handle: "from" | "to", at: number, size: number): Window {
  const i = Math.max(0, Math.min(size - 1, Math.round(at)));
  return handle === "from" ? { from: Math.min(i, w.to), to: w.to } : { from: w.from, to: Math.max(i, w.from) };
}

/** step is the next picture of the film. From the whole time it starts at the first bucket and grows; a shorter stretch
 *  slides on as it is. null at the end. */
export function step(w: Window, size: number): Window | null {
  if (size < 2) return null;
  if (w.from === 0) {
    if (w.to >= size - 1) return null;
    return { from: 0, to: w.to + 1 };
  }
  return w.to >= size - 1 ? null : { from: w.from + 1, to: w.to + 1 };
}

/** start is the first picture of the film. */
export function start(w: Window, size: number): Window {
  if (w.to < size - 1) return w;
  return w.from === 0 ? { from: 0, to: 0 } : { from: 0, to: w.to - w.from };
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** month writes 2025-02-13 as "February 2025", 2025 as itself, "" as "Without a date". */
export function month(date: string): string {
  const m = /^(\d{4})-(\d{2})/.exec(date);
  const name = m ? months[Number(m[2]) - 1] : undefined;
  if (m && name) return `${name} ${m[1]}`;
  return date || "Without a date";
}

export type Step = "day" | "month" | "year";

/** A heading of the timeline and what stands below it. */
export interface Group<T> {
  key: string; // the date, cut to the step
  title: string;
  rows: T[];
}

/** group puts rows that follow each other and share a day, month or year below one heading, order kept. */
export function group<T>(rows: T[], date: (row: T) => string, by: Step): Group<T>[] {
  const out: Group<T>[] = [];
  for (const row of rows) {
    const key = date(row).slice(0, { day: 10, month: 7, year: 4 }[by]);
    const last = out[out.length - 1];
    if (last && last.key === key) last.rows.push(row);
    else out.push({ key, title: by === "day" && key.length === 10 ? day(key) : month(key), rows: [row] });
  }
  return out;
}

/** stepFor chooses headings that are neither one for all nor one for each row. */
export function stepFor(dates: string[]): Step {
  const known = dates.filter(Boolean);
  const first = known[0];
  const last = known[known.length - 1];
  if (!first || !last) return "day";
  const years = Number(last.slice(0, 4)) - Number(first.slice(0, 4));
  if (years >= 8) return "year";
  return new Set(known).size > known.length / 2 && years >= 1 ? "month" : "day";
}
