// The card of an entity: who it is, with whom it deals, what it said, what was decided about it.

import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import * as a from "../actions";
import type { Card, Decision } from "../api";
import * as s from "../state";
import { count, day, days, number, typeWord } from "../words";
import { ask, leaveOut } from "./curation";
import { Notes } from "./evidence";
import { useLoad } from "./load";
import { Menu } from "./menu";
import { Empty, Failed, Head, Loading, Name, RelationLine } from "./parts";
import { Selected } from "./selected";

/** EntityCard shows the selected entity; of several selected ones it shows the list and what can be done with them. */
export function EntityCard() {
  const keys = s.selection.value.nodes;
  if (keys.length === 0) return null;
  return keys.length > 1 ? <Selected keys={keys} /> : <One key={keys[0]} entity={keys[0]!} />;
}

function One({ entity }: { entity: string }) {
  const c = s.corpus.value;
  const q = s.query.value;
  const { data: card, failure, again, loading } = useLoad<Card>(c ? `${entity} ${c.revision} ${JSON.stringify(q)}` : "", () => a.data().entity(entity, q), entity);
  const label = card?.label ?? s.nodesByKey.value.get(entity)?.label ?? "";
  return (
    <section class={`card${loading && card ? " stale" : ""}`} aria-label={label || "Entity"} aria-busy={loading}>
      <div class="panel sticky-head">
        <Head onClose={a.clearSelection} close="Close card">
          <h2 class="card-name"><bdi>{label || "…"}</bdi></h2>
          {card && (
            <p class="quiet small">
              <span class={`dot ${card.type}`} aria-hidden="true" /> {typeWord(card.type)} · {count(card.mentions, "mention")} in {count(card.documents, "document")}
              {card.first ? ` · ${days(card.first, card.last)}` : ""}
            </p>
          )}
        </Head>
        <Actions entity={entity} label={label} />
      </div>
      {failure && !card && <Failed failure={failure} again={again} />}
      {!failure && !card && <Loading />}
      {card && <Body card={card} />}
    </section>
  );
}

function Actions({ entity, label }: { entity: string; label: string }) {
  const node = s.nodesByKey.value.get(entity);
  const more = node ? s.hidden(node) : 0;
  return (
    <div class="row-tools">
      {node ? (
        <button type="button" class={`button${more ? " primary" : ""}`} disabled={more === 0} title="Show its neighbours  e" onClick={() => void a.expand(entity)}>
          {more ? `Expand +${number(more)}` : "All shown"}
        </button>
      ) : (
        <button type="button" class="button primary" onClick={() => void a.bring(entity)}>Show in graph</button>
      )}
      <button type="button" class="button" title="Find a path to another  p" onClick={() => void a.askPath(entity, "")}>Path to…</button>
      {node && <button type="button" class="button" title="Take it off the screen  h" onClick={() => leaveOut([entity])}>Hide</button>}
      {!s.readOnly.value && (
        <Menu word="Correct" items={[
          { word: "Rename…", run: () => ask({ kind: "rename", keys: [entity] }) },
          { word: "Change its type…", run: () => ask({ kind: "retype", keys: [entity] }) },
          { word: "Same as another…", run: () => ask({ kind: "merge", keys: [entity] }) },
          { word: "Split in two…", run: () => ask({ kind: "split", keys: [entity] }) },
          { word: "Note…", run: () => ask({ kind: "note", keys: [entity], name: label }) },
          { word: "Remove from the graph", danger: true, run: () => void a.decide({ kind: "hide", key: entity }) },
        ]} />
      )}
    </div>
  );
}

function Body({ card }: { card: Card }) {
  const also = card.aliases.filter((x) => x.name !== card.label);
  const active = card.history.filter((d) => !d.undone);
  return (
    <>
      {card.notes.length > 0 && <div class="panel"><Notes notes={card.notes} /></div>}
      {(card.roles.length > 0 || also.length > 0 || card.ids.length > 0 || card.metonymOf) && (
        <div class="panel facts">
          {card.roles.length > 0 && <Fact word="Roles"><ul>{card.roles.slice(0, 8).map((r) => <li key={r}><bdi>{r}</bdi></li>)}</ul></Fact>}
          {also.length > 0 && <Fact word="Also named"><Aliases names={also} /></Fact>}
          {card.metonymOf && <Fact word="Stands for"><Name entity={card.metonymOf.key} label={card.metonymOf.label} /></Fact>}
          {card.ids.length > 0 && (
            <Fact word="Known as">
              <ul>{card.ids.map((x) => <li key={x.list + x.id}>{x.list} <code class="copy" title="Select to copy">{x.id}</code></li>)}</ul>
            </Fact>
          )}
        </div>
      )}
      <Neighbours card={card} />
      <Relations card={card} />
      <Statements card={card} />
      {active.length > 0 && <History rows={active} />}
    </>
  );
}

function Fact({ word, children }: { word: string; children: ComponentChildren }) {
  return <div class="fact"><h3>{word}</h3><div>{children}</div></div>;
}

function Aliases({ names }: { names: Card["aliases"] }) {
  const [all, setAll] = useState(false);
  return (
    <p>
      {(all ? names : names.slice(0, 8)).map((x, i) => (
        <span key={x.name}>{i > 0 && ", "}<bdi>{x.name}</bdi> <span class="quiet small">{number(x.count)}×</span></span>
      ))}
      {names.length > 8 && !all && <> <button type="button" class="link small" onClick={() => setAll(true)}>{names.length - 8} more</button></>}
    </p>
  );
}

function Neighbours({ card }: { card: Card }) {
  if (!card.neighbours.length) return <div class="panel"><h3>Closest to</h3><Empty>Nobody under these filters.</Empty></div>;
  const most = Math.max(...card.neighbours.map((n) => n.weight), 1);
  return (
    <div class="panel">
      <h3>Closest to {card.totalNeighbours > card.neighbours.length && <span class="plain-weight">({card.neighbours.length} of {number(card.totalNeighbours)})</span>}</h3>
      <ul class="neighbours">
        {card.neighbours.map((n) => {
          const node = s.nodesByKey.value.get(n.key);
          const more = node ? s.hidden(node) : 0;
          return (
            <li key={n.key}>
              <span class="weight" style={{ width: `${(n.weight / most) * 100}%` }} aria-hidden="true" />
              <Name entity={n.key} label={n.label} type={n.type} />
              <span class="quiet small" title={`${count(n.edges, "relation")}, found ${n.weight} times`}>{number(n.weight)}</span>
              {node && !more ? <span class="mini" /> : node ? (
                <button type="button" class="mini" aria-label={`Expand ${n.label}: ${more} more`} title={`Expand: ${more} more`} onClick={() => void a.expand(n.key)}>+{Math.min(more, 999)}</button>
              ) : (
                <button type="button" class="mini" aria-label={`Show ${n.label} in the graph`} title="Show in the graph" onClick={() => void a.bring(n.key)}>○</button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Relations({ card }: { card: Card }) {
  const [all, setAll] = useState(false);
  if (!card.relations.length) return null;
  const rows = all ? card.relations : card.relations.slice(0, 10);
  return (
    <div class="panel">
      <h3>Relations {card.totalRelations > rows.length && <span class="plain-weight">({rows.length} of {number(card.totalRelations)})</span>}</h3>
      <ul class="relations">
        {rows.map((r) => (
          <li key={r.edge.id}>
            <button type="button" class="relation" onClick={() => a.selectEdge(r.edge.id)}>
              <RelationLine edge={r.edge} source={r.sourceLabel} target={r.targetLabel} quiet={card.key} />
              <span class="quiet small" title={`found ${r.edge.weight} times`}>{number(r.edge.weight)}</span>
            </button>
          </li>
        ))}
      </ul>
      {!all && card.relations.length > 10 && <button type="button" class="link small" onClick={() => setAll(true)}>Show {card.relations.length - 10} more</button>}
    </div>
  );
}

function Statements({ card }: { card: Card }) {
  const [all, setAll] = useState(false);
  if (!card.statements.length) return null;
  const rows = all ? card.statements : card.statements.slice(0, 4);
  const open = s.corpus.value?.evidence === "full";
  return (
    <div class="panel">
      <h3>Said {card.totalStatements > rows.length && <span class="plain-weight">({rows.length} of {number(card.totalStatements)})</span>}</h3>
      <ul class="statements">
        {rows.map((x) => (
          <li key={`${x.document} ${x.start}`}>
            <blockquote><bdi>{x.kind === "direct" ? `“${x.text}”` : x.text}</bdi></blockquote>
            {open ? (
              <button type="button" class="link small" onClick={() => a.openDocument(x.document, x.start, x.start + 1)}><bdi>{x.title || "Open"}</bdi></button>
            ) : <bdi class="quiet small">{x.title}</bdi>}
            {x.date && <span class="quiet small"> · {day(x.date)}</span>}
          </li>
        ))}
      </ul>
      {!all && card.statements.length > 4 && <button type="button" class="link small" onClick={() => setAll(true)}>Show {card.statements.length - 4} more</button>}
    </div>
  );
}

/** Decisions, newest first, each with a way back. */
export function History({ rows, title = "Decisions" }: { rows: Decision[]; title?: string }) {
  return (
    <div class="panel">
      <h3>{title}</h3>
      <ul class="history">
        {[...rows].sort((x, y) => (y.id ?? 0) - (x.id ?? 0)).map((d) => (
          <li key={d.id} class={d.undone ? "undone" : ""}>
            <span><bdi>{d.title ?? d.kind}</bdi>{d.at && <span class="quiet small"> · {day(d.at.slice(0, 10))}</span>}</span>
            {d.undone ? <span class="quiet small">undone</span>
              : !s.readOnly.value && <button type="button" class="link small" onClick={() => void a.undo(d.id)}>Undo<span class="hidden-text">: {d.title ?? d.kind}</span></button>}
          </li>
        ))}
      </ul>
    </div>
  );
}

