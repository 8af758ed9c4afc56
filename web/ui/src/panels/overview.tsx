// What stands at the right while nothing is selected: what there is, and where to begin.

import * as a from "../actions";
import type { Edge, Node } from "../api";
import * as s from "../state";
import { count, days, number } from "../words";
import { Name, RelationLine } from "./parts";

const people = 10;
const lines = 8;

/** Overview ranks what is on the screen: who matters most, and which relations the most documents tell. */
export function Overview() {
  const c = s.corpus.value;
  const { nodes, edges } = s.view.value;
  if (!c) return null;
  const label = (key: string) => s.nodesByKey.value.get(key)?.label ?? key;
  const told = strongest(edges);
  return (
    <section class="overview" aria-label="Overview">
      <div class="panel">
        <h2>Overview</h2>
        <p class="quiet small">
          {count(c.documents, "document")}{c.first ? `, ${days(c.first, c.last)}` : ""}: {count(c.entities, "entity", "entities")} and {count(c.relations, "relation")}.
        </p>
        <p class="small">Select an entity to see who it is, or a line to read the sentences behind it.</p>
      </div>
      {nodes.length > 0 && (
        <div class="panel">
          <h3>Most important</h3>
          <ol class="neighbours ranked">
            {important(nodes).map((n) => (
              <li key={n.key}>
                <Name entity={n.key} label={n.label} type={n.type} />
                {c.documents === 1
                  ? <span class="quiet small">{count(n.mentions, "mention")}</span>
                  : <span class="quiet small" title={count(n.mentions, "mention")}>{count(n.documents, "document")}</span>}
              </li>
            ))}
          </ol>
        </div>
      )}
      {told.length > 0 && (
        <div class="panel">
          <h3>Best supported</h3>
          <ul class="relations">
            {told.map((e) => (
              <li key={e.id}>
                <button type="button" class="relation" onClick={() => a.selectEdge(e.id)}>
                  <RelationLine edge={e} source={label(e.source)} target={label(e.target)} />
                  <span class="quiet small" title={`${count(e.weight, "sentence")} in ${count(e.documents, "document")}`}>{number(e.weight)}</span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** important lists the largest nodes, as the layout made them large for what they mean to the whole. */
export const important = (nodes: readonly Node[]): Node[] => [...nodes].sort((x, y) => y.size - x.size || y.documents - x.documents || (x.key < y.key ? -1 : 1)).slice(0, people);

const office = (e: Edge): number => (e.type === "role" || e.type === "member" ? 1 : 0);

/** strongest lists the relations that the most documents tell, then the most sentences; what somebody did before what somebody is, and not
 *  what is only named together. */
export const strongest = (edges: readonly Edge[]): Edge[] =>
  edges.filter((e) => e.status !== "cooccurring").sort((x, y) => office(x) - office(y) || y.documents - x.documents || y.weight - x.weight || Number(y.status === "stated") - Number(x.status === "stated") || y.score - x.score || (x.id < y.id ? -1 : 1)).slice(0, lines);
