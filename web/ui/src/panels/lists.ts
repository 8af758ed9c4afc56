// Small state machines of the panels, apart from what draws them: lists of a filter, pages, columns, forms.

/** toggle takes one value out of a filter or puts it back. An absent list is all values; all values are an absent list.
 *  Taking the last one out shows all again, since a picture of nothing helps nobody. */
export function toggle<T extends string>(all: readonly T[], chosen: readonly T[] | undefined, value: T): T[] | undefined {
  const on = new Set(chosen?.length ? chosen : all);
  if (on.has(value)) on.delete(value);
  else on.add(value);
  return normal(all, on);
}

/** only shows one value (or some) alone; again, and all are back. */
export function only<T extends string>(all: readonly T[], chosen: readonly T[] | undefined, ...values: T[]): T[] | undefined {
  const alone = chosen?.length === values.length && values.every((v) => chosen.includes(v));
  return alone ? undefined : normal(all, new Set(values));
}

/** toggleAll takes a group of values out, or puts all of it in when some is missing. */
export function toggleAll<T extends string>(all: readonly T[], chosen: readonly T[] | undefined, group: readonly T[]): T[] | undefined {
  const on = new Set(chosen?.length ? chosen : all);
  const whole = group.every((v) => on.has(v));
  for (const v of group) {
    if (whole) on.delete(v);
    else on.add(v);
  }
  return normal(all, on);
}

/** has says whether a filter lets a value through. */
export const has = <T extends string>(chosen: readonly T[] | undefined, value: T): boolean => !chosen?.length || chosen.includes(value);

function normal<T extends string>(all: readonly T[], on: ReadonlySet<T>): T[] | undefined {
  const left = all.filter((v) => on.has(v));
  return left.length === 0 || left.length === all.length ? undefined : left;
}

/** turn is the next order of a column: numbers start with the largest, words with A; again, and it is turned round. */
export function turn(sort: string, column: string, numeric: boolean): string {
  if (sort === column) return `-${column}`;
  if (sort === `-${column}`) return column;
  return numeric ? `-${column}` : column;
}

/** ariaSort says the order of a column as ARIA does. */
export function ariaSort(sort: string, column: string): "ascending" | "descending" | "none" {
  if (sort === column) return "ascending";
  return sort === `-${column}` ? "descending" : "none";
}

/** A page of a long list. */
export interface Page {
  first: number; // 1-based, 0 when there is nothing
  last: number;
  number: number; // 1-based
  pages: number;
}

/** page says where an offset lies. */
export function page(offset: number, limit: number, total: number): Page {
  if (total <= 0) return { first: 0, last: 0, number: 1, pages: 1 };
  return { first: offset + 1, last: Math.min(total, offset + limit), number: Math.floor(offset / limit) + 1, pages: Math.ceil(total / limit) };
}

/** within keeps an offset on a page that exists: rows may have gone since. */
export function within(offset: number, limit: number, total: number): number {
  if (total <= 0) return 0;
  return Math.max(0, Math.min(offset, Math.floor((total - 1) / limit) * limit));
}

/** wrap steps through a list of n with its ends joined; from nowhere (-1) it starts at the end it goes away from. */
export function wrap(at: number, by: number, n: number): number {
  if (n <= 0) return -1;
  if (at < 0) return by > 0 ? 0 : n - 1;
  return (((at + by) % n) + n) % n;
}

/** csv writes rows as RFC 4180 has it. A cell that a spreadsheet would take for a formula gets an apostrophe. */
export function csv(rows: (string | number)[][]): string {
  return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

function cell(v: string | number): string {
  if (typeof v === "number") return String(v);
  const safe = /^[=+\-@\t\r]/.test(v) ? `'${v}` : v;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
