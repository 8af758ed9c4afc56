// The form of each correction: what it will do, in words, before it is done.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import * as a from "../actions";
import type { Card, Decision, EntityType, RelationType, Status } from "../api";
import * as s from "../state";
import { entityTypes, number, relationWord, statuses, statusWord, typeWord } from "../words";
import { labelOf, type Question } from "./curation";
import { edgeId } from "./edges";
import { Finder } from "./finder";
import { useLoad } from "./load";
import { Failed, Loading, RelationLine, TypeDot } from "./parts";
import { Modal } from "./modal";

interface FormProps {
  q: Question;
  save: (...ds: Decision[]) => void;
}

/** DecisionForm asks what a correction needs to know. */
export function DecisionForm({ question: q, close }: { question: Question; close: () => void }) {
  const [waiting, setWaiting] = useState(false);
  const save = (...ds: Decision[]) => {
    setWaiting(true);
    void (async () => {
      for (const d of ds) if (!(await a.decide(d))) return setWaiting(false); // the user was told why and may try again
      close();
    })();
  };
  const forms: Record<Question["kind"], [string, (p: FormProps) => ComponentChildren]> = {
    merge: ["Merge", Merge], split: ["Split in two", Split], rename: ["Rename", Rename], retype: ["Change the type", Retype], note: ["Note", Note], correct: ["Correct this relation", Correct],
  };
  const [title, Form] = forms[q.kind];
  return (
    <Modal title={title} onClose={close}>
      <fieldset disabled={waiting} class="form"><Form q={q} save={save} /></fieldset>
    </Modal>
  );
}

function Submit({ word, disabled = false }: { word: string; disabled?: boolean }) {
  return <div class="form-foot"><button type="submit" class="button primary" disabled={disabled}>{word}</button></div>;
}

const form = (run: () => void) => ({ onSubmit: (e: Event) => (e.preventDefault(), run()) });

function Merge({ q, save }: FormProps) {
  const [keys, setKeys] = useState(q.keys ?? []);
  const [names, setNames] = useState<Record<string, string>>({});
  const [stays, setStays] = useState(best(keys));
  const label = (k: string) => names[k] ?? labelOf(k);
  return (
    <form {...form(() => save(...keys.filter((k) => k !== stays).map((key): Decision => ({ kind: "merge", key, into: stays, name: label(stays) }))))}>
      <p>Everything said about one will be said about the other. Which name stays?</p>
      <div class="choices" role="radiogroup" aria-label="Name that stays">
        {keys.map((k) => (
          <label key={k} class="choice">
            <input type="radio" name="stays" checked={k === stays} onChange={() => setStays(k)} data-first={k === stays ? "" : undefined} />
            {s.nodesByKey.value.get(k) && <TypeDot type={s.nodesByKey.value.get(k)!.type} />}
            <bdi>{label(k)}</bdi>
            <span class="quiet small">{k}</span>
          </label>
        ))}
      </div>
      {new Set(keys.map(typeOf)).size > 1 && <p class="small danger">They are of different types. Merge them only if they are truly one.</p>}
      <Finder id="merge-with" label={keys.length > 1 ? "Add another" : "Same as"} placeholder="Name" first={keys.length < 2}
        onEntity={(e) => {
          if (keys.includes(e.key)) return;
          setNames({ ...names, [e.key]: e.label });
          setKeys([...keys, e.key]);
          if (keys.length === 0) setStays(e.key);
        }} />
      <Submit word={keys.length > 1 ? `Merge into ${label(stays)}` : "Merge"} disabled={keys.length < 2} />
    </form>
  );
}

/** best is the entity with the most mentions: its name is likely the one to keep. */
function best(keys: string[]): string {
  const of = (k: string) => s.nodesByKey.value.get(k)?.mentions ?? 0;
  return [...keys].sort((x, y) => of(y) - of(x))[0] ?? "";
}

function Rename({ q, save }: FormProps) {
  const key = q.keys![0]!;
  const [name, setName] = useState(labelOf(key));
  return (
    <form {...form(() => save({ kind: "rename", key, name: name.trim() }))}>
      <label class="label" for="new-name">Name to show</label>
      <input id="new-name" class="field" value={name} maxLength={200} data-first onInput={(e) => setName(e.currentTarget.value)} />
      <p class="quiet small">The names in the texts stay findable.</p>
      <Submit word="Rename" disabled={!name.trim() || name.trim() === labelOf(key)} />
    </form>
  );
}

function Types({ value, set }: { value: EntityType; set: (t: EntityType) => void }) {
  return (
    <div class="choices columns" role="radiogroup" aria-label="Type">
      {entityTypes.map((t) => (
        <label key={t} class="choice">
          <input type="radio" name="type" checked={t === value} onChange={() => set(t)} data-first={t === value ? "" : undefined} />
          <span class={`dot ${t}`} aria-hidden="true" /> {typeWord(t)}
        </label>
      ))}
    </div>
  );
}

const typeOf = (key: string): EntityType => s.nodesByKey.value.get(key)?.type ?? (entityTypes.find((t) => key.startsWith(t + "/")) ?? "other");

function Retype({ q, save }: FormProps) {
  const key = q.keys![0]!;
  const [type, setType] = useState(typeOf(key));
  return (
    <form {...form(() => save({ kind: "retype", key, type }))}>
      <p>What is <strong><bdi>{labelOf(key)}</bdi></strong>?</p>
      <Types value={type} set={setType} />
      <Submit word="Change" disabled={type === typeOf(key)} />
    </form>
  );
}

function Note({ q, save }: FormProps) {
  const key = q.keys?.[0];
  const [text, setText] = useState("");
  return (
    <form {...form(() => save(key ? { kind: "note", key, text: text.trim() } : { kind: "note", edge: q.edge!.id, text: text.trim() }))}>
      <label class="label" for="note-text">{key ? <>About <bdi>{q.name || labelOf(key)}</bdi></> : <>About “<bdi>{q.source}</bdi> – <bdi>{q.target}</bdi>”</>}</label>
      <textarea id="note-text" class="field area" rows={4} maxLength={2000} value={text} data-first onInput={(e) => setText(e.currentTarget.value)} />
      <p class="quiet small">Notes are saved with the corpus and shown to whoever opens it.</p>
      <Submit word="Save note" disabled={!text.trim()} />
    </form>
  );
}

function Split({ q, save }: FormProps) {
  const key = q.keys![0]!;
  const { data: card, failure, again } = useLoad<Card>(key, () => a.data().entity(key, {}), key);
  const docs = useLoad(key, () => a.data().documents({ around: [key], depth: 0 }, "", "-date", 0, 50), key).data;
  const [forms, setForms] = useState<string[]>([]);
  const [documents, setDocuments] = useState<string[]>([]);
  const [name, setName] = useState("");
  const [type, setType] = useState(typeOf(key));
  if (failure) return <Failed failure={failure} again={again} />;
  if (!card) return <Loading />;
  const flip = (l: string[], x: string) => (l.includes(x) ? l.filter((y) => y !== x) : [...l, x]);
  const names = card.aliases.some((x) => x.name === card.label) ? card.aliases : [{ name: card.label, count: 0 }, ...card.aliases];
  const all = forms.length === names.length;
  const d: Decision = { kind: "split", key, name: name.trim() || forms[0] || "", type, ...(forms.length ? { forms } : {}), ...(documents.length ? { documents } : {}) };
  return (
    <form {...form(() => save(d))}>
      <p>What of <strong><bdi>{card.label}</bdi></strong> is somebody or something else?</p>
      {names.length > 1 && (
        <fieldset class="choices boxed"><legend class="label">When named</legend>
          {names.map((x) => (
            <label key={x.name} class="choice">
              <input type="checkbox" checked={forms.includes(x.name)} onChange={() => setForms(flip(forms, x.name))} /> <bdi>{x.name}</bdi> {x.count > 0 && <span class="quiet small">{number(x.count)}×</span>}
            </label>
          ))}
        </fieldset>
      )}
      {docs && docs.rows.length > 1 && (
        <fieldset class="choices boxed"><legend class="label">In these texts{forms.length ? " only" : ""}</legend>
          {docs.rows.map((x) => (
            <label key={x.id} class="choice">
              <input type="checkbox" checked={documents.includes(x.id)} onChange={() => setDocuments(flip(documents, x.id))} /> <bdi>{x.title || x.source}</bdi> <span class="quiet small nowrap">{x.date}</span>
            </label>
          ))}
        </fieldset>
      )}
      {names.length < 2 && (!docs || docs.rows.length < 2) && <p class="quiet">It has one name in one text: there is nothing to split by.</p>}
      <label class="label" for="split-name">Name of the new one</label>
      <input id="split-name" class="field" value={name} placeholder={forms[0] ?? ""} maxLength={200} onInput={(e) => setName(e.currentTarget.value)} />
      <Types value={type} set={setType} />
      {all && !documents.length && <p class="small danger">Leave at least one name to {card.label}.</p>}
      <Submit word="Split" disabled={!d.name || (!forms.length && !documents.length) || (all && !documents.length)} />
    </form>
  );
}

function Correct({ q, save }: FormProps) {
  const e = q.edge!;
  const [type, setType] = useState<RelationType>(e.type);
  const [status, setStatus] = useState<Status>(e.status);
  const [way, setWay] = useState<"same" | "turned" | "both">(e.symmetric ? "both" : "same");
  const [source, target] = way === "turned" ? [e.target, e.source] : [e.source, e.target];
  const to = edgeId(source, type, status, target, way === "both");
  const types = (Object.keys(s.corpus.value?.tones ?? {}) as RelationType[]).filter((t) => t !== "cooccur").sort((x, y) => (relationWord(x) < relationWord(y) ? -1 : 1));
  return (
    <form {...form(() => save({ kind: "correct", edge: e.id, to, ...(q.evidence ? { evidence: q.evidence } : {}) }))}>
      <p class="well"><RelationLine edge={e} source={q.source ?? ""} target={q.target ?? ""} /></p>
      <p class="small quiet">{q.evidence ? "This one sentence says in truth:" : "All its sentences say in truth:"}</p>
      <label class="label" for="correct-type">What</label>
      <select id="correct-type" class="field" value={type} data-first onChange={(x) => setType(x.currentTarget.value as RelationType)}>
        {types.map((t) => <option key={t} value={t}>{relationWord(t)}</option>)}
      </select>
      <label class="label" for="correct-status">How sure</label>
      <select id="correct-status" class="field" value={status} onChange={(x) => setStatus(x.currentTarget.value as Status)}>
        {statuses.filter((x) => x !== "cooccurring").map((x) => <option key={x} value={x}>{statusWord(x)}</option>)}
      </select>
      <label class="label" for="correct-way">Who to whom</label>
      <select id="correct-way" class="field" value={way} onChange={(x) => setWay(x.currentTarget.value as typeof way)}>
        <option value="same">{q.source} → {q.target}</option>
        <option value="turned">{q.target} → {q.source}</option>
        <option value="both">{q.source} ↔ {q.target}, both alike</option>
      </select>
      <Submit word="Correct" disabled={to === e.id} />
    </form>
  );
}
