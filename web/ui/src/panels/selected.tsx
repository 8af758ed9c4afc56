// Several entities selected at once: the list of them, and what can be done with all.

import * as a from "../actions";
import * as s from "../state";
import { count, typeWord } from "../words";
import { ask, hideAll, labelOf, leaveOut } from "./curation";
import { Head, TypeDot } from "./parts";

/** Selected is the card of several entities. */
export function Selected({ keys }: { keys: string[] }) {
  return (
    <section class="card" aria-label="Selected entities">
      <div class="panel">
        <Head onClose={a.clearSelection} close="Clear selection"><h2>{count(keys.length, "entity", "entities")} selected</h2></Head>
        <Tools keys={keys} />
      </div>
      <ul class="panel selected-list">
        {keys.map((k) => {
          const n = s.nodesByKey.value.get(k);
          return (
            <li key={k}>
              <button type="button" class="name" onClick={() => void a.selectNode(k)}>
                {n && <TypeDot type={n.type} />}<bdi>{labelOf(k)}</bdi>
              </button>
              {n && <span class="quiet small">{typeWord(n.type)}</span>}
              <button type="button" class="mini" aria-label={`Take ${labelOf(k)} out of the selection`} onClick={() => void a.selectNode(k, true)}>×</button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Tools for a selection of two or more. */
export function Tools({ keys, short = false }: { keys: string[]; short?: boolean }) {
  return (
    <div class="row-tools">
      {!s.readOnly.value && <button type="button" class="button primary" title="m" onClick={() => ask({ kind: "merge", keys })}>Merge…</button>}
      {keys.length === 2 && <button type="button" class="button" title="p" onClick={() => void a.askPath(keys[0]!, keys[1]!)}>Path</button>}
      <button type="button" class="button" title="h" onClick={() => leaveOut(keys)}>Hide</button>
      {!short && <button type="button" class="button" onClick={() => void a.setQuery({ around: keys, depth: 1 })}>Only these and their neighbours</button>}
      {!short && !s.readOnly.value && <button type="button" class="button danger" onClick={() => void hideAll(keys)}>Remove from the graph</button>}
    </div>
  );
}
