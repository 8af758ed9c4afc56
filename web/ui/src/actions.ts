// What a user can do: the only code that changes the state. Panels and graph call these.

import { batch } from "@preact/signals";
import type { Decision, ExportRequest, Failure, Node, Query, Source, View } from "./api";
import * as s from "./state";
import { ends, fromHash, toHash, type Place } from "./query";

let source: Source;

/** data is where the page gets its data; panels call it for what they alone show (cards, tables, searches). */
export const data = (): Source => source;

/** How many neighbours one expansion brings. */
const step = 24;

/** How many neighbours come with a node that is brought because it was searched for, or is the end of an edge. */
const company = 6;

/** start takes the source, restores the place of the address and loads. */
export async function start(from: Source): Promise<void> {
  source = from;
  window.addEventListener("popstate", () => void go(fromHash(location.hash)));
  await go(fromHash(location.hash));
}

async function go(p: Place): Promise<void> {
  batch(() => {
    s.tab.value = p.tab;
    s.selection.value = p.selection;
    s.openDoc.value = p.doc;
    s.pathAsked.value = p.path;
    s.path.value = null;
  });
  if (!s.corpus.value || toHash({ ...p, tab: "graph", selection: none, doc: null, path: null }) !== loaded) {
    s.query.value = p.query;
    s.expanded.value = p.expanded;
    await load();
  }
  for (const key of [...p.selection.nodes, ...ends(p.selection.edge)]) if (!s.nodesByKey.value.has(key)) await bring(key, false);
  if (p.path?.from && p.path.to) await findPath(p.path.from, p.path.to, false);
}

const none: s.Selection = { nodes: [], edge: "" };

/** What filters and expansions the view on the screen answers, as toHash writes them. */
let loaded = "-";

const place = (): Place => ({
  tab: s.tab.value, query: s.query.value, selection: s.selection.value, doc: s.openDoc.value, path: s.pathAsked.value, expanded: s.expanded.value,
});

/** remember puts the state into the address: as a step that Back takes back, or in place of the last. */
function remember(step: boolean): void {
  const url = location.pathname + location.search + toHash(place());
  if (url === location.pathname + location.search + location.hash) return;
  try {
    if (step) history.pushState(null, "", url);
    else history.replaceState(null, "", url);
  } catch {
    // Some browsers refuse it for pages opened from disk; the page works without.
  }
}

/** load asks for corpus and view anew; the last call wins. */
let calls = 0;
export async function load(): Promise<void> {
  const call = ++calls;
  const q = s.query.value;
  const more = s.expanded.value;
  s.busy.value++;
  try {
    const [corpus, first] = await Promise.all([source.corpus(), source.graph(q)]);
    let view = first;
    for (const key of more) {
      if (call !== calls) return;
      if (view.nodes.some((n) => n.key === key)) view = join(view, await source.expand(key, view.nodes.map((n) => n.key), step, q));
    }
    if (call !== calls) return;
    performance.mark("actant:data");
    batch(() => {
      s.corpus.value = corpus;
      s.view.value = keepPins(view);
      s.failure.value = null;
      loaded = toHash({ tab: "graph", query: q, selection: none, doc: null, path: null, expanded: more });
    });
  } catch (e) {
    if (call !== calls || aborted(e)) return;
    if (s.corpus.value) say(words(e), "error");
    else s.failure.value = asFailure(e);
  } finally {
    s.busy.value--;
  }
}

function keepPins(v: View): View {
  const pins = s.pinned.value;
  if (!pins.size) return v;
  return { ...v, nodes: v.nodes.map((n) => moved(n, pins.get(n.key))) };
}

const moved = (n: Node, to: [number, number] | undefined): Node => (to ? { ...n, x: to[0], y: to[1] } : n);

/** join adds to a view what another has more; of a node in both, place stays and figures are the newer. */
export function join(a: View, b: View): View {
  const nodes = new Map(a.nodes.map((n) => [n.key, n]));
  for (const n of b.nodes) {
    const old = nodes.get(n.key);
    nodes.set(n.key, old ? { ...n, x: old.x, y: old.y } : n);
  }
  const edges = new Map(a.edges.map((e) => [e.id, e]));
  for (const e of b.edges) edges.set(e.id, e);
  return { revision: b.revision, nodes: [...nodes.values()], edges: [...edges.values()], left: less(a, nodes.size, edges.size) };
}

/** less is what is left out when so many are in. */
function less(a: View, nodes: number, edges: number): View["left"] {
  return { ...a.left, nodes: Math.max(0, a.left.nodes - nodes + a.nodes.length), edges: Math.max(0, a.left.edges - edges + a.edges.length) };
}

/** setQuery changes some filters (undefined takes one away) and loads. */
export async function setQuery(change: Partial<Query>): Promise<void> {
  const q: Record<string, unknown> = { ...s.query.value, ...change };
  for (const k of Object.keys(q)) if (q[k] === undefined || (Array.isArray(q[k]) && !(q[k] as unknown[]).length)) delete q[k];
  s.query.value = q as Query;
  remember(true);
  await load();
}

/** clearQuery takes all filters and expansions away. */
export async function clearQuery(): Promise<void> {
  s.query.value = {};
  s.expanded.value = [];
  remember(true);
  await load();
}

/** selectNode selects a node, or with add puts it to the others or takes it from them. A node that is not on the
 *  screen is brought there first, with its strongest neighbours. */
export async function selectNode(key: string, add = false): Promise<void> {
  const old = s.selection.value.nodes;
  const nodes = !add ? [key] : old.includes(key) ? old.filter((k) => k !== key) : [...old, key];
  s.selection.value = { nodes, edge: "" };
  if (nodes.length) s.sheet.value = "details";
  remember(true);
  if (nodes.includes(key) && !s.nodesByKey.value.has(key)) await bring(key);
}

/** selectEdge selects an edge by its id. Ends that are not on the screen are brought there. */
export function selectEdge(id: string): void {
  s.selection.value = { nodes: [], edge: id };
  s.sheet.value = "details";
  remember(true);
  void (async () => {
    for (const key of ends(id)) if (!s.nodesByKey.value.has(key)) await bring(key, false);
  })();
}

/** clearSelection lets go of all. */
export function clearSelection(): void {
  batch(() => {
    s.selection.value = none;
    if (s.sheet.value === "details") s.sheet.value = "none";
  });
  remember(true);
}

/** bring puts a node on the screen that is not there, and the camera on it. Tells the user when the filters hide it. */
export async function bring(key: string, tell = true): Promise<void> {
  await during(async () => {
    const v = await source.expand(key, s.view.value.nodes.map((n) => n.key), company, s.query.value);
    s.view.value = keepPins(join(s.view.value, v));
    if (s.nodesByKey.value.has(key)) look("node", key);
    else if (tell && Object.keys(s.query.value).length) say("The filters hide this entity.", "info", { label: "Clear filters", run: () => void clearQuery() });
    else if (tell) say("No relation of this entity is known, so the graph does not show it.", "info");
  });
}

/** expand adds the strongest neighbours of a node that are not on the screen. */
export async function expand(key: string): Promise<void> {
  await during(async () => {
    const limit = s.corpus.value?.limits.nodes ?? Infinity;
    if (s.view.value.nodes.length >= limit) {
      say(`The screen is full (${limit} entities). Narrow the filters first.`, "info");
      return;
    }
    const v = await source.expand(key, s.view.value.nodes.map((n) => n.key), Math.min(step, limit - s.view.value.nodes.length), s.query.value);
    const before = s.view.value.nodes.length;
    const joined = keepPins(join(s.view.value, v));
    batch(() => {
      s.view.value = joined;
      s.expanded.value = [...s.expanded.value.filter((k) => k !== key), key];
      loaded = toHash({ tab: "graph", query: s.query.value, selection: none, doc: null, path: null, expanded: s.expanded.value });
    });
    if (joined.nodes.length === before) say("All its neighbours under these filters are on the screen.", "info");
    remember(true);
  });
}

/** setTab shows another tab of the centre. */
export function setTab(t: s.Tab): void {
  s.tab.value = t;
  remember(true);
}

/** openDocument shows a document beside, scrolled to the sentence at start. */
export function openDocument(id: string, start = 0, end = 0): void {
  s.openDoc.value = { id, start, end };
  remember(true);
}

export function closeDocument(): void {
  s.openDoc.value = null;
  remember(true);
}

/** askPath opens the path panel; with both ends it looks for the path. */
export async function askPath(from: string, to: string): Promise<void> {
  s.pathAsked.value = { from, to };
  s.path.value = null;
  s.sheet.value = "details";
  if (from && to) await findPath(from, to, true);
  else remember(false);
}

async function findPath(from: string, to: string, step: boolean): Promise<void> {
  await during(async () => {
    const p = await source.path(from, to, s.query.value);
    const now = s.pathAsked.value;
    if (now?.from !== from || now.to !== to) return;
    batch(() => {
      s.path.value = p;
      if (p.found) {
        s.view.value = keepPins(join(s.view.value, { ...s.noView, revision: s.view.value.revision, nodes: p.nodes.filter((n) => !s.nodesByKey.value.has(n.key)), edges: p.hops.map((h) => h.edge) }));
      }
    });
    if (step) remember(true);
  });
}

export function closePath(): void {
  batch(() => {
    s.pathAsked.value = null;
    s.path.value = null;
  });
  remember(true);
}

/** decide records a decision, loads anew and offers to take it back. Answers the decision as the server wrote it;
 *  null when it was refused, which the user has then been told. */
export async function decide(d: Decision): Promise<Decision | null> {
  return during(async () => {
    const done = await source.decide(d);
    follow(d);
    await load();
    say(done.title ?? "Done.", "info", { label: "Undo", run: () => void undo(done.id) });
    return done;
  });
}

/** follow moves the selection to what is there after the decision. */
function follow(d: Decision): void {
  const gone = d.kind === "merge" || d.kind === "hide" || d.kind === "retype" ? d.key : undefined;
  const there = d.kind === "retype" ? retyped(d) : (d.into ?? "");
  const nodes = s.selection.value.nodes.map((k) => (k === gone ? there : k)).filter((k, i, all) => k && all.indexOf(k) === i);
  const edge = (d.kind === "reject" || d.kind === "correct") && !d.evidence && d.edge === s.selection.value.edge ? (d.to ?? "") : s.selection.value.edge;
  s.selection.value = { nodes: edge ? [] : nodes, edge };
  remember(false);
}

/** retyped is the key of an entity under its new type: a key begins with the type. */
const retyped = (d: Decision): string => `${d.type}/${(d.key ?? "").replace(/^[^/]*\//, "")}`;

/** undo takes a decision back, the last one when no id is given. */
export async function undo(id?: number): Promise<Decision | null> {
  return during(async () => {
    const d = await source.undo(id);
    if (d.kind === "retype") s.selection.value = { ...s.selection.value, nodes: s.selection.value.nodes.map((k) => (k === retyped(d) ? (d.key ?? k) : k)) };
    await load();
    say(`Taken back: ${d.title ?? d.kind}`, "info");
    return d;
  });
}

/** download fetches an export and hands it to the user as a file. */
export async function download(r: ExportRequest, name: string): Promise<void> {
  await during(async () => {
    const blob = await source.export(r);
    const a = document.createElement("a");
    a.href = URL.createObjectURL(blob);
    a.download = blob.type === "application/zip" ? name.replace(/\.\w+$/, ".zip") : name; // tables come in one
    a.click();
    setTimeout(() => URL.revokeObjectURL(a.href), 10_000);
  });
}

/** onScreen is what an export of the picture needs to draw what the user sees. */
export function onScreen(format: string): ExportRequest {
  const v = s.view.value;
  return {
    format, query: s.query.value, theme: s.dark.value ? "dark" : "light",
    keys: v.nodes.map((n) => n.key), edges: v.edges.map((e) => e.id),
    positions: Object.fromEntries(v.nodes.map((n) => [n.key, [n.x, n.y] as [number, number]])),
  };
}

/** pin keeps a dragged node where it was put. */
export function pin(key: string, x: number, y: number): void {
  batch(() => {
    s.pinned.value = new Map(s.pinned.value).set(key, [x, y]);
    s.view.value = { ...s.view.value, nodes: s.view.value.nodes.map((n) => (n.key === key ? { ...n, x, y } : n)) };
  });
}

/** unpin lets all dragged nodes go back. */
export async function unpin(): Promise<void> {
  s.pinned.value = new Map();
  await load();
}

/** look moves the camera of the graph. */
export function look(kind: s.CameraOrder["kind"], key = ""): void {
  s.camera.value = { kind, key, n: s.camera.value.n + 1 };
}

export function setTheme(t: s.ThemeChoice): void {
  s.themeChoice.value = t;
  try {
    if (t === "system") localStorage.removeItem("actant-theme");
    else localStorage.setItem("actant-theme", t);
  } catch {
    // Storage may be switched off; the choice then lasts as long as the page.
  }
}

/** openDialog shows a dialog. The review is a panel at the right, which on narrow screens is a sheet. */
export function openDialog(d: s.Dialog): void {
  s.dialog.value = d;
  if (d === "review") s.sheet.value = "details";
}

/** closeDialog closes it, and the review's sheet with it where nothing else is in it. */
export function closeDialog(): void {
  const empty = !s.pathAsked.value && !s.selection.value.edge && !s.selection.value.nodes.length;
  if (s.dialog.value === "review" && s.sheet.value === "details" && empty) s.sheet.value = "none";
  s.dialog.value = "none";
}

export const openSheet = (to: s.Sheet): void => void (s.sheet.value = s.sheet.value === to ? "none" : to);

let toastCount = 0;

/** say tells the user something in passing. */
export function say(text: string, tone: s.Toast["tone"] = "info", action?: s.Toast["action"]): void {
  const t: s.Toast = action ? { id: ++toastCount, text, tone, action } : { id: ++toastCount, text, tone };
  s.toasts.value = [...s.toasts.value.filter((x) => x.text !== text).slice(-2), t];
  setTimeout(() => dismiss(t.id), action || tone === "error" ? 12_000 : 5_000);
}

export function dismiss(id: number): void {
  s.toasts.value = s.toasts.value.filter((t) => t.id !== id);
}

/** during runs a call with the busy sign on, and tells the user when it fails. Answers null then. */
export async function during<T>(run: () => Promise<T>): Promise<T | null> {
  s.busy.value++;
  try {
    return await run();
  } catch (e) {
    if (!aborted(e)) say(words(e), "error");
    return null;
  } finally {
    s.busy.value--;
  }
}

const aborted = (e: unknown): boolean => e instanceof DOMException && e.name === "AbortError";

/** asFailure makes of whatever was thrown what can be shown. */
export function asFailure(e: unknown): Failure {
  if (e && typeof e === "object" && "error" in e) return e as Failure;
  return { error: e instanceof Error ? e.message : String(e) };
}

const words = (e: unknown): string => {
  const f = asFailure(e);
  return f.hint ? `${f.error} ${f.hint}` : f.error;
};
