// A document beside the graph: its whole text, with what was found in it marked.

import { useEffect, useRef, useState } from "preact/hooks";
import * as a from "../actions";
import type { Doc, Span } from "../api";
import * as s from "../state";
import { count, day, typeWord } from "../words";
import { pieces, stepEvidence } from "./evidence";
import { wrap } from "./lists";
import { useLoad } from "./load";
import { Failed, Head, Loading } from "./parts";
import { isOpen } from "./sentence";
import { around, clip, runs, type Mark } from "./spans";

type Layer = { kind: "sentence" | "removed" | "statement"; why: string } | { kind: "mention"; key: string; type: string; how: string };

const most = 120_000; // code units drawn at first: about forty pages

const whys: Record<string, string> = {
  "headline-repeat": "headline again", byline: "byline", dateline: "dateline", advertisement: "advertisement", navigation: "navigation",
  newsletter: "newsletter", credit: "credit", bio: "about the author",
};

/** DocumentView shows the open document, scrolled to the sentence it was opened for. */
export function DocumentView() {
  const open = s.openDoc.value;
  const id = open?.id ?? "";
  const { data: doc, failure, again } = useLoad<Doc>(id ? `${id} ${s.corpus.value?.revision}` : "", () => a.data().document(id), id);
  if (!open) return null;
  const all = pieces.value;
  const now = all.findIndex(isOpen);
  return (
    <article class="doc" aria-label={doc?.title ?? "Document"}>
      <header class="panel sticky-head">
        <Head onClose={a.closeDocument} close="Close document">
          <h2 class="clamp" title={doc?.title}><bdi>{doc ? doc.title || doc.source || "Without a title" : "Document"}</bdi></h2>
          {doc && <About doc={doc} />}
        </Head>
        {all.length > 0 && (
          <div class="doc-tools">
            <span class="quiet small">{now >= 0 ? `Sentence ${now + 1} of ${all.length}` : count(all.length, "sentence")}</span>
            <button type="button" class="button icon" aria-label="Sentence before" title="Sentence before  [" disabled={now === 0} onClick={() => stepEvidence(-1)}>‹</button>
            <button type="button" class="button icon" aria-label="Next sentence" title="Next sentence  ]" disabled={now === all.length - 1} onClick={() => stepEvidence(1)}>›</button>
          </div>
        )}
      </header>
      {failure && !doc && <Failed failure={failure} again={again} />}
      {!failure && !doc && <Loading what="Opening the document…" />}
      {doc && (doc.text ? <Text key={doc.id} doc={doc} at={[open.start, open.end]} /> : <p class="state quiet">This page was saved without the documents’ texts.</p>)}
    </article>
  );
}

function About({ doc }: { doc: Doc }) {
  return (
    <p class="quiet small">
      <bdi>{[doc.outlet, doc.date ? day(doc.date) : "no date", ...doc.authors].filter(Boolean).join(" · ")}</bdi>
      {doc.source && <> · <bdi>{doc.source}</bdi></>}
      {doc.duplicateOf && " · a copy of another text"}
      {/* An address is shown to be copied: the page itself opens nothing outside. */}
      {doc.url && <><br /><bdi class="address">{doc.url}</bdi></>}
    </p>
  );
}

/** sentenceAt widens a place to the sentence around it. */
export function sentenceAt(doc: Pick<Doc, "text" | "sentences">, at: Span): Span | null {
  if (at[1] <= at[0]) return null;
  const sentence = doc.sentences.find((x) => x[0] <= at[0] && at[0] < x[1]);
  return clip(doc.text, sentence && sentence[1] >= at[1] ? sentence : at);
}

function layers(doc: Doc, at: Span | null): Mark<Layer>[] {
  const out: Mark<Layer>[] = doc.removed.map((r) => ({ span: r.span, mark: { kind: "removed", why: whys[r.why] ?? r.why } }));
  if (at) out.push({ span: at, mark: { kind: "sentence", why: "" } });
  for (const x of doc.statements) {
    const who = s.nodesByKey.value.get(x.speaker)?.label ?? "";
    for (const span of x.content) out.push({ span, mark: { kind: "statement", why: who ? `said by ${who}` : "somebody’s words" } });
  }
  for (const m of doc.mentions) out.push({ span: m.span, mark: { kind: "mention", key: m.key, type: m.type, how: m.kind } });
  return out;
}

function Text({ doc, at }: { doc: Doc; at: Span }) {
  const [whole, setWhole] = useState(false);
  const body = useRef<HTMLDivElement>(null);
  const [focus, setFocus] = useState(0);
  const sentence = sentenceAt(doc, at);
  const [from, to] = whole ? [0, doc.text.length] : around(doc.text, sentence ?? [0, 0], most);
  const all = runs(doc.text, layers(doc, sentence), from, to);
  useEffect(() => {
    const el = body.current?.querySelector(".at-sentence");
    if (el) el.scrollIntoView({ block: "center", behavior: "instant" });
    else body.current?.closest(".column")?.scrollTo({ top: 0 });
  }, [doc.id, at[0], at[1], doc.text.length]);
  // One stop of the Tab key for all mentions: arrows walk from one to the next.
  const press = (e: KeyboardEvent) => {
    const by = e.key === "ArrowRight" || e.key === "ArrowDown" ? 1 : e.key === "ArrowLeft" || e.key === "ArrowUp" ? -1 : 0;
    const el = e.target as HTMLElement;
    if (!el.dataset.key) return;
    if (e.key === "Enter" || e.key === " ") {
      e.preventDefault();
      e.stopPropagation();
      void a.selectNode(el.dataset.key);
    } else if (by) {
      e.preventDefault();
      e.stopPropagation();
      const mentions = [...body.current!.querySelectorAll<HTMLElement>("[data-key]")];
      const next = wrap(mentions.indexOf(el), by, mentions.length);
      setFocus(next);
      mentions[next]?.focus();
    }
  };
  const click = (e: MouseEvent) => {
    const key = (e.target as HTMLElement).closest<HTMLElement>("[data-key]")?.dataset.key;
    // Whoever marks text to copy it does not mean the name under the pointer.
    if (key && getSelection()?.isCollapsed !== false) void a.selectNode(key, e.shiftKey);
  };
  let mention = 0;
  const selected = new Set(s.selection.value.nodes);
  return (
    <div class="doc-text" ref={body} onClick={click} onKeyDown={press}>
      {from > 0 && <More word="Show the text before" run={() => setWhole(true)} />}
      {all.map((r) => {
        const text = doc.text.slice(r.start, r.end);
        if (!r.marks.length) return text;
        const m = r.marks.find((x) => x.kind === "mention");
        const kinds = r.marks.filter((x) => x.kind !== "mention").map((x) => (x.kind === "sentence" ? "at-sentence" : x.kind));
        const why = r.marks.flatMap((x) => (x.kind !== "mention" && x.why ? [x.why] : [])).join(", ");
        if (m?.kind !== "mention" || !m.key) return <span key={r.start} class={kinds.join(" ")} title={why || undefined}>{text}</span>;
        return (
          <span key={r.start} class={["mention", m.type, selected.has(m.key) ? "selected" : "", ...kinds].join(" ")} role="button" tabIndex={mention++ === focus ? 0 : -1}
            data-key={m.key} title={`${s.nodesByKey.value.get(m.key)?.label ?? m.key.replace(/^[^/]*\//, "").replaceAll("-", " ")} (${typeWord(m.type as Doc["mentions"][number]["type"]).toLowerCase()})`}>
            {text}
          </span>
        );
      })}
      {to < doc.text.length && <More word="Show the rest of the text" run={() => setWhole(true)} />}
    </div>
  );
}

const More = ({ word, run }: { word: string; run: () => void }) => <button type="button" class="button more-text" onClick={run}>{word}</button>;
