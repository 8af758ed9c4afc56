// The legend, which is the filter: what is drawn how, how much of it there is, and whether it is shown.

import type { ComponentChildren } from "preact";
import * as a from "../actions";
import type { EntityType, Query, RelationType, Status, Tone } from "../api";
import * as s from "../state";
import { number, relationWord, short, statuses as allStatuses, statusMeaning, statusWord, typeWord } from "../words";
import { has, only, toggle, toggleAll } from "./lists";
import { LineSample } from "./parts";

const tones: [Tone, string][] = [["cooperative", "Cooperation"], ["hostile", "Conflict"], ["neutral", "Other relations"]];

/** Legend names every sign of the graph; a click on one hides it, “only” shows it alone. */
export function Legend() {
  const c = s.corpus.value;
  const q = s.query.value;
  if (!c) return null;
  const types = c.types.filter((t) => t.count > 0 || q.types?.includes(t.name as EntityType));
  const typeNames = types.map((t) => t.name as EntityType);
  const found = new Map(c.statuses.map((x) => [x.name, x.count]));
  const together = s.view.value.edges.some((e) => e.status === "cooccurring");
  if (together) found.set("cooccurring", c.cooccurrences);
  const statusNames = allStatuses.filter((x) => found.get(x) || x === "stated");
  return (
    <section class="panel legend" aria-label="Legend and filters">
      <Filters q={q} />
      <Group title="Entities" filtered={!!q.types?.length} clear={() => void a.setQuery({ types: undefined })}>
        {types.map((t) => (
          <Row key={t.name} word={typeWord(t.name as EntityType)} amount={t.count} on={has(q.types, t.name as EntityType)}
            toggle={() => void a.setQuery({ types: toggle(typeNames, q.types, t.name as EntityType) })}
            only={() => void a.setQuery({ types: only(typeNames, q.types, t.name as EntityType) })}>
            <span class={`dot ${t.name}`} />
          </Row>
        ))}
      </Group>
      <Relations q={q} />
      <Group title="How sure the text is" filtered={!!q.statuses?.length} clear={() => void a.setQuery({ statuses: undefined })}>
        {statusNames.map((x) => (
          <Row key={x} word={statusWord(x)} title={statusMeaning(x)} amount={found.get(x) ?? 0} on={has(q.statuses, x)}
            toggle={() => void a.setQuery({ statuses: toggle(statusNames, q.statuses, x) })}
            only={() => void a.setQuery({ statuses: only<Status>(statusNames, q.statuses, x) })}>
            <LineSample status={x} />
          </Row>
        ))}
      </Group>
    </section>
  );
}

/** What narrows the view beyond the legend, each with a way out. */
function Filters({ q }: { q: Query }) {
  const parts: [string, Partial<Query>][] = [];
  if (q.documents?.length) parts.push([q.documents.length === 1 ? "1 chosen document" : `${q.documents.length} chosen documents`, { documents: undefined }]);
  if (q.around?.length) parts.push([`near ${q.around.map((k) => s.nodesByKey.value.get(k)?.label ?? k).join(", ")}`, { around: undefined, depth: undefined }]);
  const any = Object.keys(q).length > 0;
  if (!any) return null;
  return (
    <div class="chips">
      {parts.map(([word, change]) => (
        <button key={word} type="button" class="chip" onClick={() => void a.setQuery(change)} title="Take this filter away">
          Only {word} <span aria-hidden="true">×</span><span class="hidden-text">: take away</span>
        </button>
      ))}
      <button type="button" class="link small" onClick={() => void a.clearQuery()}>Clear all filters</button>
    </div>
  );
}

/** Types of relation under their tone; a tone is a switch for all of its types. */
function Relations({ q }: { q: Query }) {
  const c = s.corpus.value!;
  const rows = c.relationTypes.filter((r) => r.name !== "cooccur" && (r.count > 0 || q.relations?.includes(r.name as RelationType)));
  const all = rows.map((r) => r.name as RelationType);
  const set = (relations: RelationType[] | undefined) => void a.setQuery({ relations });
  if (!all.length) return null;
  return (
    <Group title="Relations" filtered={!!q.relations?.length} clear={() => set(undefined)}>
      {tones.map(([tone, word]) => {
        const inside = rows.filter((r) => (c.tones[r.name as RelationType] ?? "neutral") === tone);
        const names = inside.map((r) => r.name as RelationType);
        if (!names.length) return null;
        const on = names.filter((n) => has(q.relations, n)).length;
        return (
          <details key={tone} class="tone" open={!!q.relations?.length && on > 0 && on < names.length}>
            <summary>
              <LineSample status="stated" tone={tone} />
              <span class="row-word">{word}</span>
              <span class="quiet small amount">{on < names.length ? `${on} of ${names.length} kinds` : short(inside.reduce((n, r) => n + r.count, 0))}</span>
            </summary>
            <div class="tone-tools small">
              <button type="button" class="link" onClick={() => set(toggleAll(all, q.relations, names))}>{on === names.length ? "Hide these" : "Show these"}</button>
              <button type="button" class="link" onClick={() => set(only(all, q.relations, ...names))}>Only these</button>
            </div>
            {inside.map((r) => {
              const name = r.name as RelationType;
              return (
                <Row key={name} word={relationWord(name)} amount={r.count} on={has(q.relations, name)}
                  toggle={() => set(toggle(all, q.relations, name))} only={() => set(only(all, q.relations, name))} />
              );
            })}
          </details>
        );
      })}
    </Group>
  );
}

function Group({ title, filtered, clear, children }: { title: string; filtered: boolean; clear: () => void; children: ComponentChildren }) {
  return (
    <div class="legend-group" role="group" aria-label={title}>
      <div class="legend-title">
        <h2 class="title">{title}</h2>
        {filtered && <button type="button" class="link small" onClick={clear}>All<span class="hidden-text"> {title}</span></button>}
      </div>
      {children}
    </div>
  );
}

interface RowProps {
  word: string;
  title?: string;
  amount: number;
  on: boolean;
  toggle: () => void;
  only: () => void;
  children?: ComponentChildren;
}

function Row({ word, title, amount, on, toggle, only, children }: RowProps) {
  return (
    <div class={`legend-row${on ? "" : " off"}`}>
      <button type="button" class="legend-switch" aria-pressed={on} title={title} onClick={(e) => (e.altKey ? only() : toggle())}>
        <span class="tick" aria-hidden="true">{on ? "✓" : ""}</span>
        <span class="sign" aria-hidden="true">{children}</span>
        <span class="row-word">{word}</span>
        <span class="quiet small amount" title={number(amount)}>{short(amount)}</span>
      </button>
      <button type="button" class="only small" onClick={only}>only<span class="hidden-text"> {word}</span></button>
    </div>
  );
}
