// What lies over the graph: buttons of the camera, and words where there is nothing or too much to show.

import * as a from "../actions";
import * as s from "../state";
import { count, number } from "../words";

export function Tools() {
  return (
    <div class="graph-tools" role="group" aria-label="View of the graph">
      <button type="button" class="button icon" aria-label="Nearer" title="Nearer (+)" onClick={() => a.look("in")}>+</button>
      <button type="button" class="button icon" aria-label="Further away" title="Further away (−)" onClick={() => a.look("out")}>−</button>
      <button type="button" class="button icon" aria-label="Show everything" title="Show everything (F)" onClick={() => a.look("fit")}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M1 5V1h4M9 1h4v4M13 9v4H9M5 13H1V9" fill="none" stroke="currentColor" stroke-width="1.6" /></svg>
      </button>
      {s.pinned.value.size > 0 && (
        <button type="button" class="button icon" aria-label="Let go of moved entities" title="Let go of moved entities" onClick={() => void a.unpin()}>
          <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><path d="M2.5 7a4.5 4.5 0 1 0 1.6-3.4M2.5 1.5V4.5h3" fill="none" stroke="currentColor" stroke-width="1.6" /></svg>
        </button>
      )}
    </div>
  );
}

/** OverLimit says how much is not on the screen, and offers more. */
export function OverLimit() {
  const v = s.view.value;
  const limit = s.corpus.value?.limits.nodes ?? 0;
  const n = v.nodes.length;
  if (!n || v.left.nodes <= 0) return null;
  const more = Math.min(limit, Math.max(n + 20, Math.round((n * 2) / 10) * 10));
  return (
    <p class="over-limit">
      The {number(n)} strongest of {count(n + v.left.nodes, "entity", "entities")}
      {more > n ? (
        <button type="button" class="link" onClick={() => void a.setQuery({ top: more })}>Show {more >= n + v.left.nodes ? "all" : number(more)}</button>
      ) : (
        <span>, the most that fit. Narrow the filters to see others.</span>
      )}
    </p>
  );
}

/** Nothing is said where the graph would be. */
export function Nothing() {
  const c = s.corpus.value;
  if (!c) {
    return (
      <div class="nothing" role="status">
        <div class="loader" aria-hidden="true"><i /><i /><i /></div>
        <p>Loading the graph…</p>
      </div>
    );
  }
  if (!c.documents) {
    return (
      <div class="nothing">
        <h2>No documents yet</h2>
        <p>Add some with <code>actant add FOLDER</code>, then load this page again.</p>
      </div>
    );
  }
  if (s.busy.value) return null;
  const filtered = Object.keys(s.query.value).length > 0;
  return (
    <div class="nothing">
      <h2>{filtered ? "Nothing passes these filters" : "No relations were found"}</h2>
      <p>{filtered ? "Take one away, or all of them." : `${count(c.documents, "document")} were read. The Documents view shows them.`}</p>
      {filtered && <button type="button" class="button primary" onClick={() => void a.clearQuery()}>Clear filters</button>}
    </div>
  );
}
