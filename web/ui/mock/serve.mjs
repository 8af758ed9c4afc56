// Serves the explorer with made-up data, so that it can be looked at without a corpus:
//   /news/   an invented dispute     /large/  10,000 entities, 40,000 relations     /empty/  a new corpus
//   /slow/   news, half a second late     /broken/  every call fails     /saved.html  news in one file, read-only
// Port: the first argument, else 8090. What is decided is not kept.
import { build } from "esbuild";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { large, news } from "./data.mjs";

const policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data: blob:; base-uri 'none'; form-action 'none'";
const bundled = await build({ entryPoints: ["src/saved/index.ts"], bundle: true, write: false, format: "esm", target: "es2022" });
const { saved } = await import("data:text/javascript;base64," + Buffer.from(bundled.outputFiles[0].text).toString("base64"));

const files = async () => new Blob(["not in the mock"]);
const small = news();
const empty = { ...small, nodes: [], edges: [], pieces: [], documents: [], initial: [], corpus: { ...small.corpus, documents: 0, entities: 0, relations: 0, cooccurrences: 0, first: "", last: "", types: [], relationTypes: [], statuses: [], name: "New corpus" } };
const sources = { news: saved(small, files), slow: saved(small, files), empty: saved(empty, files), broken: null, large: saved(large(), files) };
const asSaved = gzipSync(JSON.stringify({ ...small, corpus: { ...small.corpus, readOnly: true } })).toString("base64");

const list = (p, name) => (p.get(name) ? p.get(name).split(",") : undefined);
function query(p) {
  const q = {};
  for (const n of ["types", "relations", "statuses", "documents", "around"]) if (list(p, n)) q[n] = list(p, n);
  for (const n of ["since", "until", "cooccurrence"]) if (p.get(n)) q[n] = p.get(n);
  for (const n of ["minSources", "minWeight", "depth", "top"]) if (p.get(n)) q[n] = Number(p.get(n));
  return q;
}

let decisions = [];
async function answer(name, call, p, body) {
  const s = sources[name]; const q = query(p); const n = (k) => Number(p.get(k) ?? 0);
  switch (call) {
    case "corpus": return { ...(await s.corpus()), readOnly: false };
    case "graph": return s.graph(q);
    case "expand": return s.expand(p.get("key"), list(p, "have") ?? [], n("limit"), q);
    case "search": return s.search(p.get("q") ?? "", n("limit"));
    case "entity": return s.entity(p.get("key"), q);
    case "evidence": return s.evidence(p.get("edge"), n("offset"), n("limit"), q);
    case "document": return s.document(p.get("id"));
    case "documents": return s.documents(q, p.get("q") ?? "", p.get("sort") ?? "", n("offset"), n("limit"));
    case "entities": return s.entities(q, p.get("sort") ?? "", n("offset"), n("limit"));
    case "relations": return s.relations(q, p.get("sort") ?? "", n("offset"), n("limit"));
    case "timeline": return s.timeline(q, n("offset"), n("limit"));
    case "histogram": return s.histogram(q, n("buckets"));
    case "path": return s.path(p.get("from"), p.get("to"), q);
    case "proposals": return s.proposals(n("limit"));
    case "decisions":
      if (!body) return { rows: decisions };
      decisions = [...decisions, { ...body, id: decisions.length + 1, at: "2031-06-01T12:00:00Z", title: `${body.kind} ${body.key ?? body.edge ?? ""}` }];
      return decisions.at(-1);
    case "undo": { const d = decisions.find((x) => x.id === body?.id) ?? decisions.at(-1); decisions = decisions.filter((x) => x !== d); return { ...d, undone: true }; }
    case "export": return { format: body.format };
  }
  throw { error: `No call ${call}` };
}

const page = (head, tail = "") => `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Actant</title>${head}</head><body><div id="app"></div>${tail}</body></html>`;

createServer(async (req, res) => {
  const url = new URL(req.url, "http://x"); const [, name, ...rest] = url.pathname.split("/");
  const send = (status, type, body) => { res.writeHead(status, { "content-type": type, "content-security-policy": policy, "cache-control": "no-store" }); res.end(body); };
  try {
    if (name === "app.js" || name === "app.css") return send(200, name === "app.js" ? "text/javascript" : "text/css", await readFile(`dist/${name}`));
    if (name === "saved.html") return send(200, "text/html", page(`<link rel="stylesheet" href="/app.css">`, `<script type="application/json" id="actant-data">${asSaved}</script><script src="/app.js"></script>`));
    if (!(name in sources)) return send(name ? 404 : 302, "text/html", page("", `<p>${Object.keys(sources).map((n) => `<a href="/${n}/">${n}</a>`).join(" ")} <a href="/saved.html">saved</a></p>`));
    if (rest[0] !== "api") return send(200, "text/html", page(`<link rel="stylesheet" href="/app.css">`, `<script src="/app.js"></script>`));
    if (name === "slow") await new Promise((r) => setTimeout(r, 500));
    if (name === "broken") throw { error: "The corpus is being rebuilt.", hint: "Try again in a minute." };
    let body = ""; for await (const part of req) body += part;
    send(200, "application/json", JSON.stringify(await answer(name, rest[2], url.searchParams, req.method === "POST" ? JSON.parse(body || "{}") : null)));
  } catch (e) { send(400, "application/json", JSON.stringify(e.error ? e : { error: String(e) })); }
}).listen(Number(process.argv[2] ?? 8090), "127.0.0.1", function () { console.log(`http://127.0.0.1:${this.address().port}/news/`); });
