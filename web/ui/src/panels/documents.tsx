// The documents of the corpus: found by words, opened, chosen to look at alone.

import { useSignal } from "@preact/signals";
import * as a from "../actions";
import type { Documents } from "../api";
import * as s from "../state";
import { count, day, number } from "../words";
import { useLater } from "./load";
import { Empty } from "./parts";
import { documentWords } from "./search";
import { Table, type Column } from "./table";

type Row = Documents["rows"][number];

const columns: Column<Row>[] = [
  { name: "title", word: "Title", cell: (r) => <bdi class="clamp" title={r.title}>{r.title || r.source || "Without a title"}{r.duplicateOf && <span class="badge">copy</span>}</bdi>, text: (r) => r.title },
  { name: "outlet", word: "Outlet", cell: (r) => <bdi>{r.outlet}</bdi>, text: (r) => r.outlet, extra: true },
  { name: "date", word: "Date", cell: (r) => <span class="nowrap">{day(r.date)}</span>, text: (r) => r.date },
  { name: "source", word: "File", cell: (r) => <bdi class="quiet clamp" title={r.source}>{r.source}</bdi>, text: (r) => r.source, extra: true },
  { name: "entities", word: "Entities", numeric: true, cell: (r) => number(r.entities), text: (r) => r.entities, extra: true },
  { name: "relations", word: "Relations", numeric: true, cell: (r) => number(r.relations), text: (r) => r.relations, extra: true },
];

/** DocumentsTab lists the documents under the filters; chosen ones become a filter of their own. */
export function DocumentsTab() {
  const words = documentWords.value;
  const asked = useLater(words.trim(), 150);
  const marked = useSignal<string[]>(s.query.value.documents ?? []);
  // The list itself is not cut to chosen documents: one could not choose others.
  const q = { ...s.query.value, documents: undefined };
  const filtered = s.query.value.documents ?? [];
  const same = filtered.length === marked.value.length && marked.value.every((d) => filtered.includes(d));
  const full = s.corpus.value?.evidence === "full";
  const toggle = (id: string) => void (marked.value = marked.value.includes(id) ? marked.value.filter((x) => x !== id) : [...marked.value, id]);
  const lead = (
    <>
      <label class="hidden-text" for="document-words">Search in the documents</label>
      <input id="document-words" class="field list-search" inputMode="search" placeholder="Words in title or text" autocomplete="off" value={words}
        onInput={(e) => void (documentWords.value = e.currentTarget.value)} />
      {!same && marked.value.length > 0 && (
        <button type="button" class="button primary" onClick={() => void a.setQuery({ documents: marked.value })}>Show only {count(marked.value.length, "document")} in the graph</button>
      )}
      {filtered.length > 0 && (
        <button type="button" class="button" onClick={() => ((marked.value = []), void a.setQuery({ documents: undefined }))}>Show all documents again</button>
      )}
    </>
  );
  return (
    <div class="list-tab full">
      <Table<Row> caption="Documents" what="documents" columns={columns} start="-date" lead={lead} id={(r) => r.id} label={(r) => r.title || r.source} about={`${asked} ${JSON.stringify(q)}`}
        load={(sort, offset, limit) => a.data().documents(q, asked, sort, offset, limit)}
        open={(r) => (full ? a.openDocument(r.id) : toggle(r.id))} current={(r) => s.openDoc.value?.id === r.id}
        chosen={{ has: (r) => marked.value.includes(r.id), toggle: (r) => toggle(r.id) }}
        empty={<Empty>{asked ? <>No document with “<bdi>{asked}</bdi>”.</> : "No document under these filters."}</Empty>} />
    </div>
  );
}
