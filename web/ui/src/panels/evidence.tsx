// The sentences a relation rests on.

import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import * as a from "../actions";
import type { Evidence, Piece } from "../api";
import * as s from "../state";
import { count, days, statusMeaning, statusWord } from "../words";
import { ask } from "./curation";
import { within } from "./lists";
import { useLoad } from "./load";
import { Menu } from "./menu";
import { Empty, Failed, Head, Loading, Pager, RelationLine } from "./parts";
import { OpenLink, Sentence, SentenceKey, Whence, isOpen, show } from "./sentence";

const limit = 12;

/** The pieces of evidence the panel shows now, for the keys [ and ] and the document beside. */
export const pieces = signal<Piece[]>([]);

/** EvidencePanel shows each sentence behind the selected relation, best first. */
export function EvidencePanel() {
  const id = s.selection.value.edge;
  const c = s.corpus.value;
  const q = s.query.value;
  const [at, setAt] = useState({ edge: id, offset: 0 });
  const offset = at.edge === id ? at.offset : 0;
  const key = id && c ? `${id} ${offset} ${c.revision} ${JSON.stringify(q)}` : "";
  const { data, failure, loading, again } = useLoad<Evidence>(key, () => a.data().evidence(id, offset, limit, q), id);
  useEffect(() => {
    pieces.value = data?.pieces ?? [];
    return () => void (pieces.value = []);
  }, [data]);
  if (!id) return null;
  if (failure && !data) return <section class="panel"><Head onClose={a.clearSelection}><h2>Relation</h2></Head><Failed failure={failure} again={again} /></section>;
  if (!data) return <section class="panel"><Head onClose={a.clearSelection}><h2>Relation</h2></Head><Loading what="Looking for the sentences…" /></section>;
  const e = data.edge;
  return (
    <section class="evidence" aria-label="Evidence">
      <div class="panel sticky-head">
        <Head onClose={a.clearSelection} close="Close evidence">
          <h2><RelationLine edge={e} source={data.sourceLabel} target={data.targetLabel} go /></h2>
          <p class="quiet small">
            {statusMeaning(e.status)}. {count(data.total, "sentence")} in {count(e.documents, "document")}{e.first ? `, ${days(e.first, e.last)}` : ""}.
            {e.attributedTo?.length ? ` According to ${e.attributedTo.map((k) => s.nodesByKey.value.get(k)?.label ?? k).join(", ")}.` : ""}
          </p>
        </Head>
        {e.type !== "cooccur" && <SentenceKey />}
      </div>
      {data.notes.length > 0 && <Notes notes={data.notes} />}
      {data.total === 0 && <Empty>No sentence left under these filters.</Empty>}
      <ol class={`pieces${loading ? " stale" : ""}`} start={offset + 1} aria-busy={loading}>
        {data.pieces.map((p) => <PieceItem key={p.ref || `${p.document} ${p.start}`} piece={p} of={data} />)}
      </ol>
      {data.total > limit && (
        <div class="panel"><Pager offset={offset} limit={limit} total={data.total} what="sentences" go={(o) => setAt({ edge: id, offset: within(o, limit, data.total) })} /></div>
      )}
      {!s.readOnly.value && e.type !== "cooccur" && (
        <div class="panel curate" role="group" aria-label="Correct this relation">
          <h3>Not right?</h3>
          <div class="row-tools">
            <button type="button" class="button" onClick={() => ask({ kind: "correct", edge: e, source: data.sourceLabel, target: data.targetLabel })}>Correct…</button>
            <button type="button" class="button danger" onClick={() => void a.decide({ kind: "reject", edge: id })}>Reject</button>
            <button type="button" class="button" onClick={() => ask({ kind: "note", edge: e, source: data.sourceLabel, target: data.targetLabel })}>Note…</button>
          </div>
          <p class="quiet small">Corrections are kept beside the texts and can be undone at any time.</p>
        </div>
      )}
    </section>
  );
}

/** One sentence, and what a person may say against it. */
function PieceItem({ piece: p, of }: { piece: Piece; of: Evidence }) {
  const edge = of.edge.id;
  return (
    <li class={`piece${isOpen(p) ? " open" : ""}`}>
      <Whence piece={p} />
      <Sentence piece={p} />
      {p.attributedTo && p.status === "alleged" && <p class="small quiet">{statusWord(p.status)} by <bdi>{p.attributedTo}</bdi></p>}
      <div class="piece-foot">
        <OpenLink piece={p} />
        {!s.readOnly.value && p.ref && (
          <Menu word="…" label="Correct this sentence" quiet items={[
            { word: "It does not say this", run: () => void a.decide({ kind: "reject", edge, evidence: p.ref }) },
            { word: "It says something else…", run: () => ask({ kind: "correct", edge: of.edge, evidence: p.ref, source: of.sourceLabel, target: of.targetLabel }) },
          ]} />
        )}
      </div>
      {p.rule && <p class="rule quiet">{[p.lemma && `word “${p.lemma}”`, `rule ${p.rule}`, `${Math.round(p.score * 100)} % sure`].filter(Boolean).join(" · ")}</p>}
    </li>
  );
}

export function Notes({ notes }: { notes: string[] }) {
  return (
    <ul class="notes" aria-label="Notes">
      {notes.map((n, i) => <li key={i}><bdi>{n}</bdi></li>)}
    </ul>
  );
}

/** stepEvidence opens the next or previous piece of evidence in its document; false when there is none to step through. */
export function stepEvidence(by: 1 | -1): boolean {
  const all = pieces.value;
  if (!all.length || s.corpus.value?.evidence !== "full") return false;
  const now = all.findIndex(isOpen);
  const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by];
  if (next) show(next);
  return true;
}
