// One sentence behind a relation, with who, what and whom told apart by more than colour.

import * as a from "../actions";
import type { Piece } from "../api";
import * as s from "../state";
import { day } from "../words";
import { StatusBadge } from "./parts";
import { runs, type Mark } from "./spans";

type Role = "subject" | "trigger" | "object";

const roleWords: Record<Role, string> = { subject: "who", trigger: "what", object: "whom" };

/** Sentence marks subject (underlined), trigger (filled) and object (double underlined). A symmetric relation has two
 *  subjects, so to say, but the marks stay as they are found. */
export function Sentence({ piece }: { piece: Piece }) {
  if (!piece.sentence) return <p class="sentence quiet">This page was saved without sentences.</p>;
  const marks: Mark<Role>[] = [];
  for (const role of ["subject", "trigger", "object"] as const) {
    const span = piece[role];
    if (span) marks.push({ span, mark: role });
  }
  const all = runs(piece.sentence, marks);
  const first = (role: Role) => all.findIndex((r) => r.marks.includes(role));
  return (
    <p class="sentence">
      <bdi>
        {all.map((r, i) =>
          r.marks.length ? (
            <mark key={r.start} class={r.marks.map((m) => `is-${m}`).join(" ")} title={r.marks.map((m) => roleWords[m]).join(", ")}>
              {r.marks.filter((m) => first(m) === i).map((m) => <span key={m} class="hidden-text">[{roleWords[m]}:] </span>)}
              {piece.sentence.slice(r.start, r.end)}
            </mark>
          ) : (
            piece.sentence.slice(r.start, r.end)
          ))}
      </bdi>
    </p>
  );
}

/** What the three marks mean. */
export function SentenceKey() {
  return (
    <p class="sentence-key small quiet" aria-hidden="true">
      <mark class="is-subject">who</mark> <mark class="is-trigger">what</mark> <mark class="is-object">whom</mark>
    </p>
  );
}

/** isOpen says whether the document beside shows this piece. */
export const isOpen = (p: Piece): boolean => s.openDoc.value?.id === p.document && s.openDoc.value.start === p.start;

/** show opens the document of a piece at its sentence. */
export const show = (p: Piece): void => a.openDocument(p.document, p.start, Math.max(p.end, p.start + 1));

/** Where a sentence stands: outlet, date, title. */
export function Whence({ piece }: { piece: Piece }) {
  const where = [piece.outlet, piece.date ? day(piece.date) : "no date"].filter(Boolean).join(", ");
  return (
    <p class="whence small">
      <StatusBadge status={piece.status} />
      <span class="quiet"><bdi>{where}</bdi></span>
    </p>
  );
}

/** The way from a sentence into its document; a page saved without texts has none. */
export function OpenLink({ piece }: { piece: Piece }) {
  if (s.corpus.value?.evidence !== "full") return <span class="quiet small"><bdi>{piece.title}</bdi></span>;
  return (
    <button type="button" class="link small open-link" aria-pressed={isOpen(piece)} title={piece.title} onClick={() => show(piece)}>
      <bdi class="clamp">{piece.title || "Open the document"}</bdi>
    </button>
  );
}
