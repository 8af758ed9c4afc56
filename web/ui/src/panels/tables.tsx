// The graph as tables: the same filters, all of it, readable without seeing the picture.

import { signal } from "@preact/signals";
import * as a from "../actions";
import type { Entities, Relations } from "../api";
import * as s from "../state";
import { day, number, relationWord, statusWord, typeWord } from "../words";
import { LineSample, TypeDot, toneOf } from "./parts";
import { Tools } from "./selected";
import { Table, type Column } from "./table";

type EntityRow = Entities["rows"][number];
type RelationRow = Relations["rows"][number];

const which = signal<"entities" | "relations">("entities");

const entityColumns: Column<EntityRow>[] = [
  { name: "label", word: "Name", cell: (r) => <><TypeDot type={r.type} /><bdi>{r.label}</bdi></>, text: (r) => r.label },
  { name: "type", word: "Type", cell: (r) => typeWord(r.type), text: (r) => typeWord(r.type), extra: true },
  { name: "mentions", word: "Mentions", numeric: true, cell: (r) => number(r.mentions), text: (r) => r.mentions },
  { name: "documents", word: "Documents", numeric: true, cell: (r) => number(r.documents), text: (r) => r.documents },
  { name: "degree", word: "Neighbours", numeric: true, extra: true, cell: (r) => number(r.degree), text: (r) => r.degree },
];

const relationColumns: Column<RelationRow>[] = [
  { name: "source", word: "Who", cell: (r) => <bdi>{r.sourceLabel}</bdi>, text: (r) => r.sourceLabel },
  {
    name: "type", word: "What", text: (r) => relationWord(r.edge.type),
    cell: (r) => <span class={`relation-word tone-${toneOf(r.edge)}`}><LineSample status={r.edge.status} tone={toneOf(r.edge)} />{relationWord(r.edge.type)}<span aria-hidden="true">{r.edge.symmetric ? " ↔" : " →"}</span></span>,
  },
  { name: "target", word: "Whom", cell: (r) => <bdi>{r.targetLabel}</bdi>, text: (r) => r.targetLabel },
  { name: "status", word: "How sure", cell: (r) => statusWord(r.edge.status), text: (r) => statusWord(r.edge.status), extra: true },
  { name: "weight", word: "Found", numeric: true, cell: (r) => number(r.edge.weight), text: (r) => r.edge.weight },
  { name: "documents", word: "Documents", numeric: true, cell: (r) => number(r.edge.documents), text: (r) => r.edge.documents, extra: true },
  { name: "first", word: "First", cell: (r) => <span class="nowrap">{day(r.edge.first)}</span>, text: (r) => r.edge.first, extra: true },
];

/** TablesTab lists entities or relations under the filters of the page. */
export function TablesTab() {
  const q = s.query.value;
  const about = JSON.stringify(q);
  const chosen = s.selection.value.nodes;
  const on = which.value;
  const lead = (
    <>
      <span class="switch" role="group" aria-label="Rows">
        {(["entities", "relations"] as const).map((w) => (
          <button key={w} type="button" class="button" aria-pressed={on === w} onClick={() => void (which.value = w)}>{w === "entities" ? "Entities" : "Relations"}</button>
        ))}
      </span>
      {chosen.length > 1 && <Tools keys={chosen} short />}
    </>
  );
  return (
    <div class="list-tab full">
      {on === "entities" ? (
        <Table<EntityRow> key="entities" caption="Entities" what="entities" columns={entityColumns} start="-mentions" lead={lead} id={(r) => r.key} label={(r) => r.label} about={about}
          load={(sort, offset, limit) => a.data().entities(q, sort, offset, limit)}
          open={(r) => pick([r.key])} current={(r) => chosen.includes(r.key)}
          chosen={{ has: (r) => chosen.includes(r.key), toggle: (r) => pick(chosen.includes(r.key) ? chosen.filter((k) => k !== r.key) : [...chosen, r.key]) }} />
      ) : (
        <Table<RelationRow> key="relations" caption="Relations" what="relations" columns={relationColumns} start="-weight" lead={lead} id={(r) => r.edge.id}
          label={(r) => `${r.sourceLabel} – ${r.targetLabel}`} about={about}
          load={(sort, offset, limit) => a.data().relations(q, sort, offset, limit)}
          open={(r) => a.selectEdge(r.edge.id)} current={(r) => s.selection.value.edge === r.edge.id} />
      )}
    </div>
  );
}

/** pick selects rows; those that are not in the graph come in there, too. */
function pick(keys: string[]): void {
  const now = s.selection.value.nodes;
  if (keys.length === 0) return a.clearSelection();
  if (keys.length === 1) return void a.selectNode(keys[0]!);
  const turned = keys.find((k) => !now.includes(k)) ?? now.find((k) => !keys.includes(k));
  if (turned) void a.selectNode(turned, true);
}
