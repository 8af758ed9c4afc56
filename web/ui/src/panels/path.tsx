// The way from one entity to another, with a sentence for each step.

import { useEffect, useRef, useState } from "preact/hooks";
import * as a from "../actions";
import * as s from "../state";
import { count } from "../words";
import { EntityCard } from "./card";
import { labelOf } from "./curation";
import { EvidencePanel } from "./evidence";
import { Finder } from "./finder";
import { Empty, Head, Loading, Name, RelationLine } from "./parts";
import { OpenLink, Sentence, Whence } from "./sentence";

/** PathPanel asks for both ends and shows the way found. What is selected on the way opens in its place, with a way back. */
export function PathPanel() {
  const asked = s.pathAsked.value;
  const chosen = s.selection.value;
  const before = useRef(chosen);
  const [, redraw] = useState(0);
  const found = s.path.value;
  useEffect(() => {
    before.current = s.selection.peek();
    redraw((n) => n + 1);
  }, [asked, found]);
  if (!asked) return null;
  const aside = chosen !== before.current && (chosen.edge !== "" || chosen.nodes.length > 0) && found !== null;
  if (aside) {
    return (
      <>
        <button type="button" class="back" onClick={() => ((before.current = chosen), redraw((n) => n + 1))}>‹ Back to the path</button>
        {chosen.edge ? <EvidencePanel /> : <EntityCard />}
      </>
    );
  }
  return (
    <section class="path" aria-label="Path">
      <div class="panel">
        <Head onClose={a.closePath} close="Close path"><h2>Path between two</h2></Head>
        <End name="from" word="From" value={asked.from} set={(k) => void a.askPath(k, asked.to)} />
        <End name="to" word="To" value={asked.to} set={(k) => void a.askPath(asked.from, k)} />
        {asked.from && asked.to && <button type="button" class="link small" onClick={() => void a.askPath(asked.to, asked.from)}>Swap</button>}
      </div>
      <Way />
    </section>
  );
}

function End({ name, word, value, set }: { name: string; word: string; value: string; set: (key: string) => void }) {
  if (!value) return <Finder id={`path-${name}`} label={word} placeholder="Name" onEntity={(e) => set(e.key)} />;
  return (
    <div class="path-end">
      <span class="label">{word}</span>
      <Name entity={value} label={labelOf(value)} type={s.nodesByKey.value.get(value)?.type} />
      <button type="button" class="mini" aria-label={`Choose another for “${word.toLowerCase()}”`} title="Choose another" onClick={() => set("")}>×</button>
    </div>
  );
}

function Way() {
  const asked = s.pathAsked.value!;
  const p = s.path.value;
  if (!asked.from || !asked.to) return <Empty>Choose both ends. The shortest way over well-supported relations is shown, with a sentence for each step.</Empty>;
  if (asked.from === asked.to) return <Empty>Both ends are the same.</Empty>;
  if (!p) return s.busy.value ? <Loading what="Looking for a way…" /> : <Empty>No answer. Try other ends.</Empty>;
  if (!p.found) {
    return (
      <div class="state quiet" role="status">
        <p>No way between them under these filters.</p>
        {s.query.value.cooccurrence !== "shown" && (
          <button type="button" class="button" onClick={() => void a.setQuery({ cooccurrence: "shown" }).then(() => a.askPath(asked.from, asked.to))}>Try with “named together”</button>
        )}
      </div>
    );
  }
  const label = (key: string) => p.nodes.find((n) => n.key === key)?.label ?? labelOf(key);
  let at = asked.from;
  return (
    <>
      <p class="hidden-text" role="status">Found a way of {count(p.hops.length, "step")}.</p>
      <ol class="hops">
        {p.hops.map((h) => {
          const next = h.forward ? h.edge.target : h.edge.source;
          const here = at;
          at = next;
          return (
            <li key={h.edge.id} class="hop">
              <Name entity={here} label={label(here)} type={p.nodes.find((n) => n.key === here)?.type} />
              <div class="hop-body">
                <button type="button" class="relation" onClick={() => a.selectEdge(h.edge.id)}>
                  <RelationLine edge={h.edge} source={label(h.edge.source)} target={label(h.edge.target)} />
                </button>
                <Sentence piece={h.piece} />
                <Whence piece={h.piece} />
                <OpenLink piece={h.piece} />
              </div>
            </li>
          );
        })}
        <li class="hop last"><Name entity={at} label={label(at)} type={p.nodes.find((n) => n.key === at)?.type} /></li>
      </ol>
    </>
  );
}
