// What happened when: dated evidence, oldest first, below its days, months or years.

import { useState } from "preact/hooks";
import * as a from "../actions";
import type { Timeline } from "../api";
import * as s from "../state";
import { group, stepFor, type Step } from "./buckets";
import { within } from "./lists";
import { useLoad } from "./load";
import { Empty, Failed, Loading, Pager, RelationLine } from "./parts";
import { OpenLink, Sentence } from "./sentence";

const limit = 50;

/** TimelineTab lists the evidence of the view by its date. */
export function TimelineTab() {
  const q = s.query.value;
  const about = JSON.stringify(q);
  const [by, setBy] = useState<Step | "">("");
  const [at, setAt] = useState({ about, offset: 0 });
  const offset = at.about === about ? at.offset : 0;
  const { data, failure, loading, again } = useLoad<Timeline>(s.corpus.value ? `${offset} ${about} ${s.corpus.value.revision}` : "", () => a.data().timeline(q, offset, limit));
  if (failure && !data) return <Failed failure={failure} again={again} />;
  if (!data) return <Loading />;
  const step = by || stepFor(data.rows.map((r) => r.piece.date));
  const groups = group(data.rows, (r) => r.piece.date, step);
  const pager = <Pager offset={offset} limit={limit} total={data.total} what="the timeline" go={(o) => setAt({ about, offset: within(o, limit, data.total) })} />;
  return (
    <div class="list-tab timeline" aria-busy={loading}>
      <div class="list-head">
        {pager}
        <span class="push" />
        <label class="inline small">By <select class="field small-field" value={step} onChange={(e) => setBy(e.currentTarget.value as Step)}>
          <option value="day">day</option><option value="month">month</option><option value="year">year</option>
        </select></label>
      </div>
      {data.total === 0 && <Empty>No dated sentence under these filters.</Empty>}
      <div class={loading ? "stale" : ""}>
        {groups.map((g) => (
          <section key={g.key} class="time-group" aria-label={g.title}>
            <h2>{g.title}</h2>
            <ol>
              {g.rows.map((r) => (
                <li key={`${r.edge.id} ${r.piece.document} ${r.piece.start}`} class={s.selection.value.edge === r.edge.id ? "current" : ""}>
                  <button type="button" class="relation" onClick={() => a.selectEdge(r.edge.id)}><RelationLine edge={r.edge} source={r.sourceLabel} target={r.targetLabel} /></button>
                  <Sentence piece={r.piece} />
                  <p class="small quiet"><OpenLink piece={r.piece} />{r.piece.outlet && <> · <bdi>{r.piece.outlet}</bdi></>}</p>
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
      {data.total > limit && pager}
    </div>
  );
}
