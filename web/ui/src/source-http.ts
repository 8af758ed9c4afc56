// The data from the server: API v1 over fetch.

import type { Failure, Query, Source } from "./api";
import { params } from "./query";

/** Calls of which only the last matters: a newer one aborts the older. */
type Lane = "graph" | "search" | "path" | "histogram" | "";

/** What fits into an address; longer lists go into the body. */
const longest = 2000;

/** http answers from the server the page came from. */
export function http(base = "api/v1/"): Source {
  const running = new Map<Lane, AbortController>();

  async function call(lane: Lane, path: string, p: URLSearchParams, init: RequestInit = {}): Promise<Response> {
    let signal: AbortSignal | undefined;
    if (lane) {
      running.get(lane)?.abort();
      const c = new AbortController();
      running.set(lane, c);
      signal = c.signal;
    }
    const text = p.toString();
    let r: Response;
    try {
      r = await fetch(base + path + (text ? "?" + text : ""), { ...init, signal: signal ?? null, credentials: "same-origin", cache: "no-store" });
    } catch (e) {
      if (e instanceof DOMException && e.name === "AbortError") throw e;
      throw fail("The server does not answer.", "Is actant serve still running?");
    }
    if (!r.ok) throw await failure(r);
    return r;
  }

  async function get<T>(lane: Lane, path: string, q: Query = {}, more: Record<string, string | number> = {}): Promise<T> {
    const p = params(q);
    for (const [k, v] of Object.entries(more)) if (v !== "") p.set(k, String(v));
    return (await (await call(lane, path, p)).json()) as T;
  }

  const post = (path: string, body: unknown): Promise<Response> =>
    call("", path, new URLSearchParams(), { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

  return {
    corpus: () => get("", "corpus"),
    graph: (q) => get("graph", "graph", q),
    expand: async (key, have, limit, q) => {
      const keys = have.join(",");
      if (keys.length < longest) return get("", "expand", q, { key, have: keys, limit });
      return (await post("expand", { key, have, limit, query: q })).json();
    },
    search: (words, limit) => get("search", "search", {}, { q: words, limit }),
    entity: (key, q) => get("", "entity", q, { key }),
    evidence: (edge, offset, limit, q) => get("", "evidence", q, { edge, offset, limit }),
    document: (id) => get("", "document", {}, { id }),
    documents: (q, words, sort, offset, limit) => get("", "documents", q, { q: words, sort, offset, limit }),
    entities: (q, sort, offset, limit) => get("", "entities", q, { sort, offset, limit }),
    relations: (q, sort, offset, limit) => get("", "relations", q, { sort, offset, limit }),
    timeline: (q, offset, limit) => get("", "timeline", q, { offset, limit }),
    histogram: (q, buckets) => get("histogram", "histogram", q, { buckets }),
    path: (from, to, q) => get("path", "path", q, { from, to }),
    decisions: () => get("", "decisions"),
    decide: async (d) => (await post("decisions", d)).json(),
    undo: async (id) => (await post("undo", id === undefined ? {} : { id })).json(),
    proposals: (limit) => get("", "proposals", {}, { limit }),
    export: async (r) => (await post("export", r)).blob(),
  };
}

/** failure reads the body of an error; a body that is none of ours is named by its status. */
async function failure(r: Response): Promise<Failure> {
  try {
    const f = (await r.json()) as Failure;
    if (typeof f.error === "string") return f;
  } catch {
    // Not JSON: said below.
  }
  if (r.status === 401 || r.status === 403) return fail("The server does not let this page in.", "Open the address that actant serve printed, with its token.");
  return fail(`The server answered with status ${r.status}.`);
}

const fail = (error: string, hint?: string): Failure => (hint ? { error, hint } : { error });
