// The bar on top (name, tabs, tools) and the line at the bottom (what is on the screen).

import * as a from "./actions";
import * as s from "./state";
import { count, day, days } from "./words";

const tabs: [s.Tab, string][] = [["graph", "Graph"], ["table", "Table"], ["timeline", "Timeline"], ["documents", "Documents"]];

export function Topbar() {
  const c = s.corpus.value;
  return (
    <header class="topbar">
      <a class="skip" href="#panel-graph" onClick={(e) => (e.preventDefault(), document.getElementById("centre")?.querySelector<HTMLElement>("[tabindex]")?.focus())}>
        Skip to the graph
      </a>
      <h1 class="brand">
        <span class="brand-mark" aria-hidden="true" />
        <span class="brand-name">{c?.name ?? "Actant"}</span>
        {c?.readOnly && <span class="badge">read-only</span>}
      </h1>
      <nav class="tabs" role="tablist" aria-label="Views">
        {tabs.map(([t, word]) => (
          <button key={t} id={`tab-${t}`} type="button" role="tab" aria-controls={`panel-${t}`} aria-selected={s.tab.value === t} tabIndex={s.tab.value === t ? 0 : -1}
            onClick={() => a.setTab(t)} onKeyDown={arrows}>
            {word}
          </button>
        ))}
      </nav>
      <div class="tools">
        <span class={`spinner${s.busy.value ? " on" : ""}`} role="status" aria-label={s.busy.value ? "Loading" : ""} />
        <button class="button only-narrow" type="button" onClick={() => a.openSheet("filters")} aria-expanded={s.sheet.value === "filters"}>Find &amp; filter</button>
        <button class="button" type="button" onClick={() => void a.askPath(s.selectedNode.value, "")}>Path</button>
        {!s.readOnly.value && <button class="button" type="button" onClick={() => a.openDialog("review")}>Review</button>}
        <button class="button" type="button" onClick={() => a.openDialog("save")}>Save</button>
        <button class="button icon" type="button" aria-label={s.dark.value ? "Light colours" : "Dark colours"} title={s.dark.value ? "Light colours" : "Dark colours"}
          onClick={() => a.setTheme(s.dark.value ? "light" : "dark")}>{s.dark.value ? "☀" : "☾"}</button>
        <button class="button icon" type="button" aria-label="Help" title="Help (?)" onClick={() => a.openDialog("help")}>?</button>
      </div>
    </header>
  );
}

/** arrows walk along the tabs. */
function arrows(e: KeyboardEvent): void {
  const d = e.key === "ArrowRight" ? 1 : e.key === "ArrowLeft" ? -1 : 0;
  if (!d) return;
  e.preventDefault();
  const i = tabs.findIndex(([t]) => t === s.tab.value);
  const next = tabs[(i + d + tabs.length) % tabs.length]!;
  a.setTab(next[0]);
  document.getElementById(`tab-${next[0]}`)?.focus();
}

export function StatusLine() {
  const c = s.corpus.value;
  const v = s.view.value;
  if (!c) return <footer class="status" />;
  const left = v.left;
  const more = [left.nodes > 0 && count(left.nodes, "entity", "entities"), left.edges > 0 && count(left.edges, "relation")].filter(Boolean).join(" and ");
  return (
    <footer class="status">
      <span>{count(v.nodes.length, "entity", "entities")} and {count(v.edges.length, "relation")} on the screen</span>
      {more && <span>{more} more under these filters</span>}
      {left.cooccurrences > 0 && (
        <button class="link" type="button" onClick={() => void a.setQuery({ cooccurrence: "shown" })}>{count(left.cooccurrences, "co-occurrence")} hidden</button>
      )}
      <span class="push">{count(c.documents, "document")}{c.nearDuplicates > 0 && ` (${count(c.nearDuplicates, "copy", "copies")})`}{c.first ? `, ${days(c.first, c.last)}` : ""}</span>
      <span class="version" title={day("")}>Actant {c.actant}</span>
    </footer>
  );
}
