// Filters and the whole state of the page as text: the query of an API call, and the hash of the address.

import type { Query } from "./api";
import type { OpenDocument, PathQuestion, Selection, Tab } from "./state";

const lists = ["types", "relations", "statuses", "documents", "around"] as const;
const numbers = ["minSources", "minWeight", "depth", "top"] as const;
const words = ["since", "until", "cooccurrence"] as const;

/** params writes the filters as the API reads them; what is absent or empty is left out. Keys, ids and
 *  names of types hold no comma. */
export function params(q: Query): URLSearchParams {
  const p = new URLSearchParams();
  for (const name of lists) {
    const l = q[name] as string[] | undefined;
    if (l?.length) p.set(name, l.join(","));
  }
  for (const name of words) if (q[name]) p.set(name, q[name]);
  for (const name of numbers) if (q[name] !== undefined && Number.isFinite(q[name])) p.set(name, String(q[name]));
  if (q.duplicates) p.set("duplicates", "true");
  return p;
}

/** parse reads what params wrote; nonsense is left out. */
export function parse(p: URLSearchParams): Query {
  const q: Record<string, unknown> = {};
  for (const name of lists) {
    const l = (p.get(name) ?? "").split(",").filter(Boolean);
    if (l.length) q[name] = l;
  }
  for (const name of words) {
    const v = p.get(name);
    if (v && (name === "cooccurrence" ? /^(auto|shown|hidden)$/ : /^\d{4}(-\d\d){0,2}$/).test(v)) q[name] = v;
  }
  for (const name of numbers) {
    const v = Number.parseInt(p.get(name) ?? "", 10);
    if (v >= 0) q[name] = v;
  }
  if (p.get("duplicates") === "true") q.duplicates = true;
  return q as Query;
}

/** Everything of the page that its address keeps. */
export interface Place {
  tab: Tab;
  query: Query;
  selection: Selection;
  doc: OpenDocument | null;
  path: PathQuestion | null;
  expanded: string[];
}

const tabs: Tab[] = ["graph", "table", "timeline", "documents"];

/** toHash writes a place as "#tab?…"; the plain overview is "". */
export function toHash(s: Place): string {
  const p = params(s.query);
  if (s.selection.edge) p.set("edge", s.selection.edge);
  else if (s.selection.nodes.length) p.set("sel", s.selection.nodes.join(","));
  if (s.doc) p.set("doc", s.doc.id);
  if (s.doc && s.doc.end > s.doc.start) p.set("at", `${s.doc.start}-${s.doc.end}`);
  if (s.path) {
    p.set("from", s.path.from);
    p.set("to", s.path.to);
  }
  if (s.expanded.length) p.set("more", s.expanded.join(","));
  const rest = p.toString().replace(/%2C/g, ",").replace(/%2F/g, "/").replace(/%3E/g, ">").replace(/%3D/g, "=");
  if (!rest && s.tab === "graph") return "";
  return `#${s.tab}${rest ? "?" + rest : ""}`;
}

/** fromHash reads what toHash wrote; a hash of anything else is the overview. */
export function fromHash(hash: string): Place {
  const [name, rest] = split(hash.replace(/^#/, ""));
  const p = new URLSearchParams(rest);
  const edge = p.get("edge") ?? "";
  const nodes = edge ? [] : (p.get("sel") ?? "").split(",").filter(Boolean);
  const at = /^(\d+)-(\d+)$/.exec(p.get("at") ?? "");
  const doc = p.get("doc");
  return {
    tab: tabs.find((t) => t === name) ?? "graph",
    query: parse(p),
    selection: { nodes, edge },
    doc: doc ? { id: doc, start: Number(at?.[1] ?? 0), end: Number(at?.[2] ?? 0) } : null,
    path: p.has("from") || p.has("to") ? { from: p.get("from") ?? "", to: p.get("to") ?? "" } : null,
    expanded: (p.get("more") ?? "").split(",").filter(Boolean),
  };
}

/** ends are the keys of the two entities that an edge's id names; [] when it is no such id. */
export function ends(edge: string): string[] {
  const m = /^([^>=]+)[>=][^>=]+[>=]([^>=]+)$/.exec(edge);
  return m ? [m[1]!, m[2]!] : [];
}

function split(s: string): [string, string] {
  const i = s.indexOf("?");
  return i < 0 ? [s, ""] : [s.slice(0, i), s.slice(i + 1)];
}
