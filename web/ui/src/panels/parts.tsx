// Small things that many panels show: signs of types and statuses, names to click, states of loading, pages.

import type { ComponentChildren } from "preact";
import * as a from "../actions";
import type { Edge, EntityType, Failure, Span, Status, Tone } from "../api";
import * as s from "../state";
import { number, relationWord, statusMeaning, statusWord, typeWord } from "../words";
import { page } from "./lists";
import { runs } from "./spans";

/** The sign of an entity's type; its word is for those who do not see the colour. */
export function TypeDot({ type }: { type: EntityType }) {
  return (
    <>
      <span class={`dot ${type}`} title={typeWord(type)} aria-hidden="true" />
      <span class="hidden-text">{typeWord(type)}: </span>
    </>
  );
}

/** A name that selects its entity. */
export function Name({ entity, label, type, onGo }: { entity: string; label: string; type?: EntityType | undefined; onGo?: () => void }) {
  return (
    <button type="button" class="name" onClick={() => (onGo?.(), void a.selectNode(entity))}>
      {type && <TypeDot type={type} />}
      <bdi>{label}</bdi>
    </button>
  );
}

const dashes: Partial<Record<Status, string>> = { possible: "6 4", alleged: "0.1 4.6" };

/** A line as the graph draws it: solid, dashed, dotted, crossed, faint; in the colour of a tone. */
export function LineSample({ status, tone = "neutral" }: { status: Status; tone?: Tone | undefined }) {
  const faint = status === "cooccurring";
  return (
    <svg class={`line-sample tone-${faint ? "faint" : tone}`} width="30" height="12" viewBox="0 0 30 12" aria-hidden="true">
      <line x1="2" y1="6" x2="28" y2="6" stroke-width={faint ? 1.2 : 2.2} stroke-linecap="round" stroke-dasharray={dashes[status]} />
      {status === "denied" && <path d="M8 3l5 6M13 3l-5 6M18 3l5 6M23 3l-5 6" stroke-width="1.5" stroke-linecap="round" fill="none" />}
    </svg>
  );
}

/** What the text says of a relation: a word and its line, never colour alone. */
export function StatusBadge({ status }: { status: Status }) {
  return (
    <span class={`badge status-${status}`} title={statusMeaning(status)}>
      <LineSample status={status} />
      {statusWord(status)}
    </span>
  );
}

export const toneOf = (e: Edge): Tone => (e.status === "cooccurring" ? "faint" : (s.corpus.value?.tones[e.type] ?? "neutral"));

/** "A – Accuse → B", with the line of its status. */
export function RelationLine({ edge, source, target, quiet = "", go = false }: { edge: Edge; source: string; target: string; quiet?: string; go?: boolean }) {
  const tone = toneOf(edge);
  const end = (key: string, label: string) =>
    go ? <button type="button" class="name inline-name" title="Show this entity" onClick={() => void a.selectNode(key)}><bdi>{label}</bdi></button> : <bdi class={quiet === key ? "quiet" : ""}>{label}</bdi>;
  return (
    <span class="relation-line">
      {end(edge.source, source)}{" "}
      <span class={`relation-word tone-${tone}`}>
        <LineSample status={edge.status} tone={tone} />
        {edge.label || relationWord(edge.type)}
        <span class="hidden-text"> ({statusWord(edge.status)})</span>
        <span aria-hidden="true">{edge.symmetric ? " ↔" : " →"}</span>
      </span>{" "}
      {end(edge.target, target)}
    </span>
  );
}

/** Text with some stretches marked. */
export function Marked({ text, marks }: { text: string; marks: Span[] }) {
  return (
    <>
      {runs(text, marks.map((span) => ({ span, mark: true }))).map((r) =>
        r.marks.length ? <mark key={r.start} class="found">{text.slice(r.start, r.end)}</mark> : text.slice(r.start, r.end))}
    </>
  );
}

export function Loading({ what = "Loading…" }: { what?: string }) {
  return (
    <p class="state quiet" role="status">
      <span class="spinner on" aria-hidden="true" /> {what}
    </p>
  );
}

export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="state quiet">{children}</p>;
}

/** What went wrong, and the way out of it. */
export function Failed({ failure, again }: { failure: Failure; again?: () => void }) {
  return (
    <div class="state failed" role="alert">
      <p><strong>{failure.error}</strong></p>
      {failure.hint && <p>{failure.hint}</p>}
      {again && <button type="button" class="button" onClick={again}>Try again</button>}
    </div>
  );
}

/** A panel's head: what it is, and the button that closes it. */
export function Head({ children, onClose, close = "Close" }: { children: ComponentChildren; onClose?: () => void; close?: string }) {
  return (
    <div class="head">
      <div class="head-words">{children}</div>
      {onClose && <button type="button" class="button icon plain" aria-label={close} title={close} onClick={onClose}>×</button>}
    </div>
  );
}

/** The pages of a long list. */
export function Pager({ offset, limit, total, what, go }: { offset: number; limit: number; total: number; what: string; go: (offset: number) => void }) {
  const p = page(offset, limit, total);
  return (
    <div class="pager" role="group" aria-label={`Pages of ${what}`}>
      <span class="quiet small" aria-live="polite">{total ? `${number(p.first)}–${number(p.last)} of ${number(total)}` : "None"}</span>
      {p.pages > 1 && (
        <span class="pager-buttons">
          <button type="button" class="button icon" aria-label="First page" disabled={p.number <= 1} onClick={() => go(0)}>«</button>
          <button type="button" class="button icon" aria-label="Page before" disabled={p.number <= 1} onClick={() => go(offset - limit)}>‹</button>
          <button type="button" class="button icon" aria-label="Next page" disabled={p.number >= p.pages} onClick={() => go(offset + limit)}>›</button>
          <button type="button" class="button icon" aria-label="Last page" disabled={p.number >= p.pages} onClick={() => go((p.pages - 1) * limit)}>»</button>
        </span>
      )}
    </div>
  );
}
