// A field that finds entities while one writes, after the combobox pattern of ARIA.

import { useEffect, useRef, useState } from "preact/hooks";
import { data } from "../actions";
import type { Found } from "../api";
import * as s from "../state";
import { count, day, typeWord } from "../words";
import { wrap } from "./lists";
import { useLater, useLoad } from "./load";
import { Marked, TypeDot } from "./parts";

export type FoundEntity = Found["entities"][number];
export type FoundText = Found["hits"][number];

interface Props {
  id: string;
  label: string;
  placeholder: string;
  onEntity: (e: FoundEntity) => void;
  onText?: (h: FoundText) => void; // texts are searched, too, when given
  onMore?: (words: string) => void; // all hits in texts
  hideLabel?: boolean;
  keep?: boolean; // keeps what was written after a choice
  first?: boolean; // takes the focus in a dialog
}

/** Finder searches names and aliases first, then texts. */
export function Finder({ id, label, placeholder, onEntity, onText, onMore, hideLabel = false, keep = false, first = false }: Props) {
  const [words, setWords] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const [early, setEarly] = useState(""); // words entered before their answer was there
  const input = useRef<HTMLInputElement>(null);
  const asked = useLater(words.trim(), 90);
  const { data: found, loading, failure } = useLoad<Found>(asked ? `${asked} ${s.corpus.value?.revision}` : "", () => data().search(asked, 8));
  const entities = found?.entities ?? [];
  const hits = onText ? (found?.hits ?? []) : [];
  const size = entities.length + hits.length;
  const answered = !loading && asked === words.trim();
  const shown = open && words.trim() !== "";

  function choose(i: number): void {
    const entity = entities[i];
    const hit = hits[i - entities.length];
    if (!entity && !hit) return;
    setOpen(false);
    setAt(-1);
    if (!keep) setWords("");
    if (entity) onEntity(entity);
    else if (hit) onText?.(hit);
  }

  function press(e: KeyboardEvent): void {
    if (e.key === "ArrowDown" || e.key === "ArrowUp") {
      e.preventDefault();
      setOpen(true);
      const next = wrap(at, e.key === "ArrowDown" ? 1 : -1, size);
      setAt(next);
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: "nearest" });
    } else if (e.key === "Enter" && shown) {
      e.preventDefault();
      // Whoever types fast and hits Enter means what they typed, not the answer to its beginning: so it waits for its answer.
      if (answered) choose(Math.max(0, at));
      else setEarly(words.trim());
    } else if (e.key === "Escape" && (shown || words)) {
      e.preventDefault();
      e.stopPropagation();
      if (shown) setOpen(false);
      else setWords("");
    }
  }

  useEffect(() => {
    if (!early || (early === words.trim() && !answered)) return;
    setEarly("");
    if (open && early === words.trim()) choose(0);
  }, [answered, early, words]);

  return (
    <div class="finder" onFocusOut={(e) => !(e.currentTarget as HTMLElement).contains(e.relatedTarget as HTMLElement | null) && setOpen(false)}>
      <label for={id} class={hideLabel ? "hidden-text" : "label"}>{label}</label>
      <input ref={input} id={id} class="field" role="combobox" inputMode="search" autocomplete="off" spellcheck={false} placeholder={placeholder} value={words}
        aria-expanded={shown} aria-controls={`${id}-list`} aria-autocomplete="list" aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
        data-first={first ? "" : undefined}
        onInput={(e) => (setWords(e.currentTarget.value), setOpen(true), setAt(-1))} onFocus={() => setOpen(true)} onKeyDown={press} />
      <p class="hidden-text" role="status">
        {!shown || loading ? "" : failure ? failure.error : size ? `${count(entities.length, "entity", "entities")}${onText ? `, ${count(found?.totalHits ?? 0, "sentence")}` : ""}` : "Nothing found"}
      </p>
      <div class="finder-list" hidden={!shown} onMouseDown={(e) => e.preventDefault()}>
        <div id={`${id}-list`} role="listbox" aria-label={label}>
          {entities.length > 0 && (
            <div role="group" aria-label="Names">
              {entities.map((e, i) => (
                <div key={e.key} id={`${id}-${i}`} role="option" aria-selected={i === at} class="option" onClick={() => choose(i)} onMouseMove={() => at !== i && setAt(i)}>
                  <TypeDot type={e.type} />
                  <span class="option-words">
                    <bdi class="strong">{e.label}</bdi>
                    {e.alias && <span class="quiet small"> also <bdi>“{e.alias}”</bdi></span>}
                  </span>
                  <span class="quiet small" title={`${typeWord(e.type)}, ${count(e.mentions, "mention")}`}>{count(e.documents, "document")}</span>
                </div>
              ))}
            </div>
          )}
          {hits.length > 0 && (
            <div role="group" aria-label="In the texts">
              <div class="finder-title small quiet" aria-hidden="true">In the texts</div>
              {hits.map((h, j) => {
                const i = entities.length + j;
                return (
                  <div key={`${h.document} ${h.start}`} id={`${id}-${i}`} role="option" aria-selected={i === at} class="option text-option" onClick={() => choose(i)} onMouseMove={() => at !== i && setAt(i)}>
                    <span class="option-words"><Marked text={h.snippet} marks={h.marks} /></span>
                    <span class="quiet small clamp one"><bdi>{[h.title, h.outlet, day(h.date)].filter(Boolean).join(" · ")}</bdi></span>
                  </div>
                );
              })}
            </div>
          )}
        </div>
        {onMore && found && found.totalHits > hits.length && (
          <button type="button" class="link finder-more" tabIndex={-1} onClick={() => (setOpen(false), onMore(asked))}>
            {count(found.totalHits, "place")} in texts: show the documents
          </button>
        )}
        {!size && answered && asked && !failure && <p class="state quiet">Nothing found for “<bdi>{asked}</bdi>”. Try a shorter or another spelling.</p>}
        {!size && !answered && !failure && <p class="state quiet">Searching…</p>}
        {failure && <p class="state failed">{failure.error}</p>}
      </div>
    </div>
  );
}
