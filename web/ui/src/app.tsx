// The page's frame: what stands where. The parts come from panels/ and graph/.

import { useEffect } from "preact/hooks";
import * as a from "./actions";
import { GraphView } from "./graph";
import { keyboard } from "./keys";
import * as P from "./panels";
import * as s from "./state";
import { StatusLine, Topbar } from "./bars";

export function App() {
  useEffect(() => keyboard(), []);
  const dark = s.dark.value;
  useEffect(() => void (document.documentElement.dataset.theme = dark ? "dark" : "light"), [dark]);
  if (s.failure.value) return <Broken />;
  return (
    <div class={`page sheet-${s.sheet.value}${s.openDoc.value ? " with-document" : ""}`}>
      <Topbar />
      <aside class="column left" id="filters" aria-label="Search and filters" tabIndex={0}>
        <P.Search />
        <P.Legend />
        <P.TimeSlider />
        <P.Thresholds />
      </aside>
      <main class="centre" id="centre">
        <Centre />
      </main>
      {s.openDoc.value && (
        <aside class="column document" aria-label="Document">
          <P.DocumentView />
        </aside>
      )}
      <Right />
      <StatusLine />
      <P.HelpDialog />
      <P.SaveDialog />
      <P.Curation />
      <P.Toasts />
    </div>
  );
}

/** The graph stays mounted behind the other tabs, so that it keeps its camera. */
function Centre() {
  const tab = s.tab.value;
  return (
    <>
      <div class="tab-panel graph-tab" id="panel-graph" role="tabpanel" aria-labelledby="tab-graph" hidden={tab !== "graph"}>
        <GraphView />
        <P.CurationBar />
      </div>
      {tab !== "graph" && (
        <div class="tab-panel" id={`panel-${tab}`} role="tabpanel" aria-labelledby={`tab-${tab}`}>
          {tab === "table" ? <P.TablesTab /> : tab === "timeline" ? <P.TimelineTab /> : <P.DocumentsTab />}
        </div>
      )}
    </>
  );
}

/** One thing at a time at the right: review, path, evidence of an edge, card of an entity. */
function Right() {
  const what = s.dialog.value === "review" ? "review" : s.pathAsked.value ? "path" : s.selection.value.edge ? "edge" : s.selection.value.nodes.length ? "node" : "";
  return (
    <aside class={`column right${what ? "" : " vacant"}`} id="details" aria-label="Details">
      <button class="sheet-handle" type="button" onClick={() => a.openSheet("none")} aria-label="Close details" />
      {what === "review" && <P.ReviewPanel />}
      {what === "path" && <P.PathPanel />}
      {what === "edge" && <P.EvidencePanel />}
      {what === "node" && <P.EntityCard />}
      {what === "" && <P.Overview />}
    </aside>
  );
}

function Broken() {
  const f = s.failure.value;
  return (
    <div class="broken" role="alert">
      <h1>Actant cannot show this corpus</h1>
      <p>{f?.error}</p>
      {f?.hint && <p>{f.hint}</p>}
      <button class="button primary" type="button" onClick={() => location.reload()}>
        Try again
      </button>
    </div>
  );
}
