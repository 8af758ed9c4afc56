// Review: who may be the same, one pair at a time; and the list of all decisions.

import { signal } from "@preact/signals";
import { useLayoutEffect, useState } from "preact/hooks";
import * as a from "../actions";
import type { Decisions, Piece, Proposals } from "../api";
import { writing } from "../keys";
import * as s from "../state";
import { count } from "../words";
import { History } from "./card";
import { useLoad } from "./load";
import { Empty, Failed, Head, Loading, TypeDot } from "./parts";
import { OpenLink, Sentence } from "./sentence";

const tab = signal<"pairs" | "log">("pairs");
/** Pairs put off in this visit. */
const later = signal<string[]>([]);

/** ReviewPanel walks through pairs that may be one, and shows what was decided so far. */
export function ReviewPanel() {
  return (
    <section class="review" aria-label="Review">
      <div class="panel">
        <Head onClose={a.closeDialog} close="Close review"><h2>Review</h2></Head>
        <span class="switch" role="group" aria-label="What to review">
          <button type="button" class="button" aria-pressed={tab.value === "pairs"} onClick={() => void (tab.value = "pairs")}>Same or not?</button>
          <button type="button" class="button" aria-pressed={tab.value === "log"} onClick={() => void (tab.value = "log")}>Decisions so far</button>
        </span>
      </div>
      {tab.value === "pairs" ? <Pairs /> : <Log />}
    </section>
  );
}

type Pair = Proposals["rows"][number];
const name = (p: Pair) => `${p.a} ${p.b}`;

function Pairs() {
  const { data, failure, loading, again } = useLoad<Proposals>(s.corpus.value ? String(s.corpus.value.revision) : "", () => a.data().proposals(20));
  const [waiting, setWaiting] = useState(false);
  const rows = data?.rows.filter((p) => !later.value.includes(name(p))) ?? [];
  const pair = rows[0];
  const answer = async (kind: "merge" | "distinct" | "skip") => {
    if (!pair || waiting || loading) return;
    if (kind === "skip") return void (later.value = [...later.value, name(pair)]);
    setWaiting(true);
    // The first of a pair is the better known one; the second goes into it.
    await a.decide(kind === "merge" ? { kind, key: pair.b, into: pair.a, name: pair.aLabel } : { kind, key: pair.a, into: pair.b });
    setWaiting(false);
  };
  // Before the screen shows the pair, so that no key is lost between the two.
  useLayoutEffect(() => {
    const press = (e: KeyboardEvent) => {
      if (e.defaultPrevented || e.altKey || e.ctrlKey || e.metaKey) return;
      if (writing(e)) return;
      const kind = { y: "merge", n: "distinct", s: "skip" }[e.key] as "merge" | "distinct" | "skip" | undefined;
      if (!kind || !pair) return;
      e.preventDefault();
      e.stopPropagation();
      void answer(kind);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  });
  if (failure && !data) return <Failed failure={failure} again={again} />;
  if (!data) return <Loading what="Looking for pairs…" />;
  if (!pair) {
    return (
      <div class="state quiet">
        <p>{later.value.length ? "Nothing left but what you put off." : "No two entities look like one."}</p>
        {later.value.length > 0 && <button type="button" class="button" onClick={() => void (later.value = [])}>Show {count(later.value.length, "pair")} put off</button>}
      </div>
    );
  }
  return (
    <div class={loading || waiting ? "stale" : ""} aria-live="polite" aria-busy={loading || waiting}>
      <div class="panel pair">
        <p class="quiet small">{count(Math.max(data.total - later.value.length, rows.length), "pair")} to look at</p>
        <h3 class="pair-names">
          <span><TypeDot type={pair.type} /><bdi>{pair.aLabel}</bdi></span>
          <span class="quiet">and</span>
          <span><TypeDot type={pair.type} /><bdi>{pair.bLabel}</bdi></span>
        </h3>
        <p>The same? <span class="quiet">{pair.reason}.</span></p>
        <div class="row-tools">
          <button type="button" class="button primary" disabled={waiting} onClick={() => void answer("merge")}>Same <kbd>y</kbd></button>
          <button type="button" class="button" disabled={waiting} onClick={() => void answer("distinct")}>Not the same <kbd>n</kbd></button>
          <button type="button" class="button" disabled={waiting} onClick={() => void answer("skip")}>Later <kbd>s</kbd></button>
        </div>
      </div>
      <Side label={pair.aLabel} entity={pair.a} pieces={pair.aPieces} />
      <Side label={pair.bLabel} entity={pair.b} pieces={pair.bPieces} />
    </div>
  );
}

function Side({ label, entity, pieces }: { label: string; entity: string; pieces: Piece[] }) {
  return (
    <div class="panel">
      <h3><bdi>{label}</bdi> <button type="button" class="link" onClick={() => void a.bring(entity)}>show</button></h3>
      {pieces.length === 0 && <Empty>No sentence to show.</Empty>}
      <ul class="pieces plain">
        {pieces.map((p) => <li key={`${p.document} ${p.start}`} class="piece"><Sentence piece={p} /><OpenLink piece={p} /></li>)}
      </ul>
    </div>
  );
}

function Log() {
  const { data, failure, again } = useLoad<Decisions>(s.corpus.value ? String(s.corpus.value.revision) : "", () => a.data().decisions());
  if (failure && !data) return <Failed failure={failure} again={again} />;
  if (!data) return <Loading />;
  if (!data.rows.length) return <Empty>Nothing decided yet. Merges, new names and corrections are listed here, each with a way back.</Empty>;
  return <History rows={data.rows} title={count(data.rows.filter((d) => !d.undone).length, "decision")} />;
}
