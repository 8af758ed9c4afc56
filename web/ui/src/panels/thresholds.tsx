// How much is shown: sources and weight a relation needs, entities on the screen, co-occurrence, copies.

import { useEffect, useState } from "preact/hooks";
import * as a from "../actions";
import type { Query } from "../api";
import * as s from "../state";

/** Thresholds sets the numbers of the filter. */
export function Thresholds() {
  const c = s.corpus.value;
  const q = s.query.value;
  if (!c) return null;
  return (
    <section class="panel thresholds" aria-label="How much is shown">
      <h2 class="title">How much is shown</h2>
      <Number id="min-sources" word="Documents behind a relation" value={q.minSources ?? 1} least={1} most={Math.max(1, c.documents)} normal={1} set={(n) => ({ minSources: n })} />
      <Number id="min-weight" word="Sentences behind a relation" value={q.minWeight ?? 1} least={1} most={9999} normal={1} set={(n) => ({ minWeight: n })} />
      <Number id="top" word="Entities on the screen" value={q.top ?? s.view.value.nodes.length} least={1} most={c.limits.nodes} step={20} normal={0} set={(n) => ({ top: n })} />
      <label class="setting tall" for="cooccurrence">
        <span>Named together, nothing more</span>
        <select id="cooccurrence" class="field small-field" value={q.cooccurrence ?? "auto"}
          onChange={(e) => void a.setQuery({ cooccurrence: e.currentTarget.value === "auto" ? undefined : (e.currentTarget.value as Query["cooccurrence"]) })}>
          <option value="auto">where no relation is known</option>
          <option value="shown">always shown</option>
          <option value="hidden">hidden</option>
        </select>
      </label>
      {c.nearDuplicates > 0 && (
        <label class="setting check">
          <input type="checkbox" checked={!!q.duplicates} onChange={(e) => void a.setQuery({ duplicates: e.currentTarget.checked || undefined })} />
          <span>Count copies of a document, too ({c.nearDuplicates})</span>
        </label>
      )}
    </section>
  );
}

interface NumberProps {
  id: string;
  word: string;
  value: number;
  least: number;
  most: number;
  step?: number;
  normal: number;
  set: (n: number | undefined) => Partial<Query>;
}

/** A number with buttons beside it; what is written counts when the field is left or Enter is pressed. */
function Number({ id, word, value, least, most, step = 1, normal, set }: NumberProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  const put = (n: number) => {
    const kept = Math.max(least, Math.min(most, Math.round(n)));
    if (!isFinite(kept)) return setText(String(value));
    setText(String(kept));
    if (kept !== value) void a.setQuery(set(kept === normal ? undefined : kept));
  };
  return (
    <div class="setting">
      <label for={id}>{word}</label>
      <span class="stepper">
        <button type="button" class="button icon" aria-label={`${word}: fewer`} disabled={value <= least} onClick={() => put(value - step)}>−</button>
        <input id={id} class="field" inputMode="numeric" autocomplete="off" value={text} onInput={(e) => setText(e.currentTarget.value)}
          onBlur={() => put(parseInt(text, 10))}
          onKeyDown={(e) => {
            if (e.key === "Enter") put(parseInt(text, 10));
            else if (e.key === "ArrowUp" || e.key === "ArrowDown") {
              e.preventDefault();
              put(value + (e.key === "ArrowUp" ? step : -step));
            }
          }} />
        <button type="button" class="button icon" aria-label={`${word}: more`} disabled={value >= most} onClick={() => put(value + step)}>+</button>
      </span>
    </div>
  );
}
