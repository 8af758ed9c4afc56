// Corrections by hand: the bar over the graph, the questions each correction asks, the keys.

import { batch, signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import * as a from "../actions";
import type { Edge } from "../api";
import * as s from "../state";
import { count } from "../words";
import { stepEvidence } from "./evidence";
import { writing } from "../keys";
import { DecisionForm } from "./forms";
import { Tools } from "./selected";

/** A correction the user is about to make: of some entities, or of a relation or one piece of its evidence. */
export interface Question {
  kind: "merge" | "split" | "rename" | "retype" | "note" | "correct";
  keys?: string[];
  name?: string;
  edge?: Edge;
  evidence?: string;
  source?: string; // labels of the edge's ends
  target?: string;
}

export const question = signal<Question | null>(null);

/** ask opens the form of a correction. */
export const ask = (q: Question): void => void (question.value = q);

/** labelOf names an entity by what is on the screen, else by its key. */
export const labelOf = (key: string): string => s.nodesByKey.value.get(key)?.label ?? key.replace(/^[^/]*\//, "").replaceAll("-", " ");

/** leaveOut takes entities off the screen, no more: the corpus keeps them, and the next load brings them back. */
export function leaveOut(keys: string[]): void {
  const before = s.view.value;
  const gone = new Set(keys);
  const words = keys.length === 1 ? labelOf(keys[0]!) : count(keys.length, "entity", "entities");
  batch(() => {
    s.view.value = { ...before, nodes: before.nodes.filter((n) => !gone.has(n.key)), edges: before.edges.filter((e) => !gone.has(e.source) && !gone.has(e.target)) };
    a.clearSelection();
  });
  a.say(`Off the screen: ${words}`, "info", { label: "Show again", run: () => void (s.view.value = a.join(s.view.value, before)) });
}

/** hideAll removes entities from the graph by decisions, one each, so that each can be undone. */
export async function hideAll(keys: string[]): Promise<void> {
  for (const key of keys) if (!(await a.decide({ kind: "hide", key }))) return;
}

/** CurationBar lies over the graph while several entities are selected. */
export function CurationBar() {
  const keys = s.selection.value.nodes;
  if (keys.length < 2) return null;
  return (
    <div class="curation-bar" role="toolbar" aria-label="Selected entities">
      <span class="small">{count(keys.length, "entity", "entities")} selected</span>
      <Tools keys={keys} short />
      <button type="button" class="button icon plain" aria-label="Clear selection" onClick={a.clearSelection}>×</button>
    </div>
  );
}

/** Curation asks what a correction needs to know, and listens to the keys of the panels. */
export function Curation() {
  useEffect(() => {
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
  const q = question.value;
  return q ? <DecisionForm key={JSON.stringify([q.kind, q.keys, q.edge?.id, q.evidence])} question={q} close={() => void (question.value = null)} /> : null;
}

function press(e: KeyboardEvent): void {
  if (e.defaultPrevented || e.altKey || e.ctrlKey || e.metaKey) return;
  if (writing(e)) return;
  const keys = s.selection.value.nodes;
  const free = !s.readOnly.value;
  if (e.key === "[" || e.key === "]") {
    if (!stepEvidence(e.key === "]" ? 1 : -1)) return;
  } else if (e.key === "h" && keys.length) leaveOut(keys);
  else if (e.key === "m" && keys.length && free) ask({ kind: "merge", keys });
  else if (e.key === "u" && free) void a.undo();
  else if (e.key === "t") a.setTab(s.tab.value === "table" ? "graph" : "table");
  else return;
  e.preventDefault();
}
