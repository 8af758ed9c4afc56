// Help: keys, and what the lines mean.

import * as a from "../actions";
import * as s from "../state";
import { entityTypes, statusMeaning, statusWord, statuses, typeWord } from "../words";
import { Modal } from "./modal";
import { LineSample } from "./parts";

const keys: [string, string, boolean?][] = [
  ["/", "Search"],
  ["1 2 3 4", "Graph, table, timeline, documents"],
  ["t", "Table and back"],
  ["← ↑ → ↓", "In the graph: walk from entity to entity"],
  ["Enter", "Open what is in focus"],
  ["e", "Expand the selected entity"],
  ["p", "Path between two"],
  ["h", "Hide the selection from the screen"],
  ["[ ]", "Sentence before, next sentence"],
  ["+ − f", "Closer, farther, show all"],
  ["m", "Merge the selection", true],
  ["u", "Undo the last decision", true],
  ["y n s", "In the review: same, not the same, later", true],
  ["Esc", "Close, or let go"],
  ["?", "This help"],
];

/** HelpDialog explains keys and signs. */
export function HelpDialog() {
  if (s.dialog.value !== "help") return null;
  return (
    <Modal title="Help" onClose={a.closeDialog} wide>
      <div class="help">
        <section>
          <h3>Lines: how sure the text is</h3>
          <dl class="signs">
            {statuses.map((x) => <div key={x}><dt><LineSample status={x} /> {statusWord(x)}</dt><dd class="quiet">{statusMeaning(x)}.</dd></div>)}
          </dl>
          <h3>Colours</h3>
          <ul class="signs-row">
            <li><LineSample status="stated" tone="cooperative" /> Cooperation</li>
            <li><LineSample status="stated" tone="hostile" /> Conflict</li>
            <li><LineSample status="stated" tone="neutral" /> Other relations</li>
          </ul>
          <ul class="signs-row">{entityTypes.map((t) => <li key={t}><span class={`dot ${t}`} /> {typeWord(t)}</li>)}</ul>
          <p class="quiet small">The larger a dot, the more it matters in the whole graph; the thicker a line, the more sentences it rests on. Every line opens its sentences, every sentence its document.
            What a machine found in a text can be wrong: read the sentence before you rely on it.</p>
        </section>
        <section>
          <h3>Keys</h3>
          <dl class="keys">
            {keys.filter(([, , writes]) => !writes || !s.readOnly.value).map(([k, word]) => (
              <div key={k}><dt>{k.split(" ").map((x) => <kbd key={x}>{x}</kbd>)}</dt><dd>{word}</dd></div>
            ))}
          </dl>
          <p class="quiet small">Shift and click select several entities. “Only” in the legend shows one kind alone. The address of the page keeps what you see: send it on.</p>
        </section>
      </div>
    </Modal>
  );
}
