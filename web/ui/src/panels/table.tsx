// A table of a long list: sortable columns, pages, choice of rows, all by keyboard.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import * as a from "../actions";
import * as s from "../state";
import { ariaSort, csv, turn, within } from "./lists";
import { useLoad } from "./load";
import { Empty, Failed, Loading, Pager } from "./parts";

export interface Column<R> {
  name: string; // what the API sorts by, "" when it cannot
  word: string;
  numeric?: boolean;
  cell: (r: R) => ComponentChildren;
  text: (r: R) => string | number; // for CSV
  extra?: boolean; // left out on narrow screens
}

interface Props<R> {
  caption: string;
  what: string; // "entities"
  columns: Column<R>[];
  start: string; // order at first
  id: (r: R) => string;
  label: (r: R) => string;
  load: (sort: string, offset: number, limit: number) => Promise<{ rows: R[]; total: number }>;
  about: string; // what else the rows depend on
  open: (r: R) => void;
  current: (r: R) => boolean;
  chosen?: { has: (r: R) => boolean; toggle: (r: R) => void };
  lead?: ComponentChildren; // before the pages
  empty?: ComponentChildren;
}

const limit = 50;
const mostRows = 20_000; // of a CSV file made here

/** Table shows one page at a time. A click on a row opens it; the first cell holds a button that does the same. */
export function Table<R>(p: Props<R>) {
  const [sort, setSort] = useState(p.start);
  const [at, setAt] = useState({ about: p.about, offset: 0 });
  const offset = at.about === p.about ? at.offset : 0;
  const most = Math.min(limit, s.corpus.value?.limits.page || limit);
  const { data, failure, loading, again } = useLoad(s.corpus.value ? `${sort} ${offset} ${p.about} ${s.corpus.value.revision}` : "", () => p.load(sort, offset, most));
  const go = (o: number) => setAt({ about: p.about, offset: within(o, most, data?.total ?? 0) });
  if (failure && !data) return <Failed failure={failure} again={again} />;
  if (!data) return <Loading />;
  return (
    <div class="table-box">
      <div class="table-tools">
        {p.lead}
        <Pager offset={offset} limit={most} total={data.total} what={p.what} go={go} />
        <span class="push" />
        {data.total > 0 && <button type="button" class="button" onClick={() => void saveCSV(p, sort, data.total)}>Save as CSV</button>}
      </div>
      {failure && <Failed failure={failure} again={again} />}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={p.caption}>
        <table class={loading ? "stale" : ""} aria-busy={loading}>
          <caption class="hidden-text">{p.caption}. A button in each heading sorts.</caption>
          <thead>
            <tr>
              {p.chosen && <th scope="col" class="check-cell"><span class="hidden-text">Selected</span></th>}
              {p.columns.map((c) => (
                <th key={c.word} scope="col" class={`${c.numeric ? "num" : ""}${c.extra ? " extra" : ""}`} aria-sort={c.name ? ariaSort(sort, c.name) : undefined}>
                  {c.name ? (
                    <button type="button" onClick={() => (setSort(turn(sort, c.name, !!c.numeric)), setAt({ about: p.about, offset: 0 }))}>
                      {c.word}<span class="sort-sign" aria-hidden="true">{{ ascending: "▲", descending: "▼", none: "" }[ariaSort(sort, c.name)]}</span>
                    </button>
                  ) : c.word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{data.rows.map((r) => <Row key={p.id(r)} row={r} p={p} />)}</tbody>
        </table>
        {data.total === 0 && (p.empty ?? <Empty>Nothing under these filters.</Empty>)}
      </div>
    </div>
  );
}

function Row<R>({ row, p }: { row: R; p: Props<R> }) {
  const current = p.current(row);
  return (
    <tr class={current ? "current" : ""} aria-current={current ? "true" : undefined}
      onClick={(e) => !(e.target as HTMLElement).closest("button,input,a,label") && getSelection()?.isCollapsed !== false && p.open(row)}>
      {p.chosen && (
        <td class="check-cell">
          <label><input type="checkbox" checked={p.chosen.has(row)} onChange={() => p.chosen!.toggle(row)} /><span class="hidden-text">Select {p.label(row)}</span></label>
        </td>
      )}
      {p.columns.map((c, i) =>
        i === 0 ? (
          <th key={c.word} scope="row"><button type="button" class="name" onClick={() => p.open(row)}>{c.cell(row)}</button></th>
        ) : (
          <td key={c.word} class={`${c.numeric ? "num" : ""}${c.extra ? " extra" : ""}`}>{c.cell(row)}</td>
        ))}
    </tr>
  );
}

/** saveCSV writes all rows under the filters, in the order shown. */
async function saveCSV<R>(p: Props<R>, sort: string, total: number): Promise<void> {
  await a.during(async () => {
    const rows: (string | number)[][] = [p.columns.map((c) => c.word)];
    const step = s.corpus.value?.limits.page || limit;
    for (let o = 0; o < Math.min(total, mostRows); o += step) {
      const part = await p.load(sort, o, step);
      if (!part.rows.length) break;
      for (const r of part.rows) rows.push(p.columns.map((c) => c.text(r)));
    }
    saveText(csv(rows), `${p.what}.csv`, "text/csv;charset=utf-8");
    if (total > mostRows) a.say(`The file holds the first ${mostRows} rows. Use Save for all of them.`);
  });
}

function saveText(text: string, name: string, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob(["\ufeff", text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
