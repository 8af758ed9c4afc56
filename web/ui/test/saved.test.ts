import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";
import { test } from "node:test";
import type { Doc, Edge, Node, Piece, Saved } from "../src/api";
import { saved } from "../src/saved";
import { csv, graphml } from "../src/saved/files";
import { carried, unpack } from "../src/saved/load";
import { cheapest } from "../src/saved/path";

const node = (key: string, label: string, mentions: number): Node => ({ key, label, type: key.split("/")[0] as Node["type"], x: 0, y: 0, size: 8, mentions, documents: 1, degree: 0, community: 0 });
const doc = (id: string, date: string, text: string, more: Partial<Doc> = {}): Doc => ({
  id, title: `Text ${id}`, outlet: "Courier", date, authors: [], url: "", source: `${id}.txt`, text, sentences: [[0, text.length]], removed: [], mentions: [], statements: [], ...more,
});
const piece = (d: Doc, status: Piece["status"] = "stated", score = 0.8): Piece => ({
  document: d.id, title: d.title, outlet: d.outlet, date: d.date, sentence: d.text, start: 0, end: d.text.length, status, lemma: "accuse", rule: "r", score, ref: d.id,
});
const edge = (source: string, target: string, type: Edge["type"], status: Edge["status"], weight: number): Edge => ({
  id: `${source}>${type}.${status}>${target}`, source, target, type, status, symmetric: status === "cooccurring", label: type, weight, documents: weight, score: 0.8, first: "", last: "",
});

const docs = [doc("d1", "2031-02-01", "Zoë Müller accused Brandt."), doc("d2", "2031-03-01", "Müller accused Brandt again."), doc("d3", "", "Tarn and Brandt were named."), doc("d4", "2031-03-02", "A copy.", { duplicateOf: "d2" })];
const [d1, d2, d3] = docs as [Doc, Doc, Doc, Doc];
const edges = [edge("person/m", "person/b", "accuse", "stated", 2), edge("person/b", "country/t", "support", "possible", 1), edge("country/t", "person/m", "cooccur", "cooccurring", 1), edge("person/l", "country/t", "accuse", "denied", 1)];
const all: Saved = {
  corpus: {
    api: 1, actant: "1", name: "Test", revision: 7, readOnly: true, evidence: "full", documents: 3, nearDuplicates: 1, entities: 4, relations: 3, cooccurrences: 1, first: "", last: "",
    types: [], relationTypes: [], statuses: [], tones: {} as never, limits: { nodes: 100, page: 50 },
  },
  nodes: [node("person/m", "Zoë Müller", 5), node("person/b", "Brandt", 3), node("country/t", "Tarn", 2), node("person/l", "=Łukasz", 1)],
  aliases: { "person/m": [{ name: "the Müller woman", count: 1 }] }, cards: {}, edges,
  pieces: [[piece(d1), piece(d2)], [piece(d2, "possible")], [piece(d3, "cooccurring")], [piece(d1, "denied")]], documents: docs, initial: ["person/m", "person/b", "country/t"],
};
const s = saved(all, async () => new Blob([]));
const ids = (v: { edges: Edge[] }) => v.edges.map((e) => e.id);
const keys = (v: { nodes: Node[] }) => v.nodes.map((n) => n.key);

test("the overview shows what was chosen for it, without co-occurrences, and counts the rest", async () => {
  const v = await s.graph({});
  assert.deepEqual(keys(v), all.initial);
  assert.deepEqual(v.left, { nodes: 1, edges: 1, cooccurrences: 1 });
  assert.equal(v.nodes.find((n) => n.key === "country/t")!.degree, 2, "neighbours in the whole corpus");
});

test("filters keep what the server's keep", async () => {
  assert.deepEqual(ids(await s.graph({ statuses: ["denied"] })), [edges[3]!.id]);
  assert.deepEqual(ids(await s.graph({ types: ["person"] })), [edges[0]!.id]);
  assert.deepEqual(ids(await s.graph({ minWeight: 2 })), [edges[0]!.id]);
  assert.equal((await s.graph({ cooccurrence: "shown" })).edges.length, 4);
  assert.deepEqual(ids(await s.graph({ relations: ["cooccur"] })), [edges[2]!.id]);
  assert.deepEqual(keys(await s.graph({ around: ["person/l"] })), ["country/t", "person/l"]);
  assert.equal((await s.graph({ around: ["person/l"], depth: 2 })).nodes.length, 3);
  assert.equal((await s.graph({ top: 2 })).nodes.length, 2);
  assert.deepEqual(await s.graph({ types: ["event"] }).then(keys), []);
});

test("dates and documents count an edge anew", async () => {
  const [e] = (await s.graph({ since: "2031-02-15" })).edges;
  assert.deepEqual([e!.weight, e!.documents, e!.first], [1, 1, "2031-03-01"]);
  assert.equal((await s.graph({ documents: ["d1"] })).edges.length, 2);
  assert.equal((await s.evidence(edges[0]!.id, 0, 10, { until: "2031-02" })).total, 1);
  assert.deepEqual(ids(await s.graph({ since: "2031-01-01", cooccurrence: "shown" })).includes(edges[2]!.id), false, "evidence without a date is left out");
});

test("a search folds marks and knows aliases", async () => {
  const names = async (w: string) => (await s.search(w, 9)).entities.map((e) => [e.key, e.alias]);
  assert.deepEqual(await names("zoe muller"), [["person/m", ""]]);
  assert.deepEqual(await names("the müller"), [["person/m", "the Müller woman"]]);
  assert.deepEqual(await names("lukasz"), [["person/l", ""]]);
  assert.deepEqual(await names("("), []);
  assert.deepEqual(await names(" "), []);
  const { hits, totalHits } = await s.search("MULLER accus", 1);
  assert.equal(totalHits, 2);
  assert.deepEqual(hits[0]!.marks.map(([a, b]) => hits[0]!.snippet.slice(a, b)), ["Müller", "accused"]);
});

test("expanding brings the strongest neighbours that are missing", async () => {
  assert.deepEqual(keys(await s.expand("country/t", ["country/t"], 1, {})), ["person/b", "country/t"]);
  assert.deepEqual(keys(await s.expand("country/t", ["country/t", "person/b"], 9, {})), ["person/b", "country/t", "person/l"]);
});

test("the path prefers what is stated to what is only named together", async () => {
  const p = await s.path("person/m", "country/t", {});
  assert.deepEqual(p.hops.map((h) => [h.edge.id, h.forward]), [[edges[0]!.id, true], [edges[1]!.id, true]]);
  assert.equal(p.hops[0]!.piece.sentence, d1.text);
  const back = await s.path("country/t", "person/m", {});
  assert.deepEqual(back.hops.map((h) => h.forward), [false, false]);
  assert.equal((await s.path("person/m", "person/nobody", {})).found, false);
  assert.deepEqual(cheapest(new Map(), "a", "a"), []);
});

test("tables sort both ways and page", async () => {
  assert.deepEqual((await s.entities({}, "label", 0, 2)).rows.map((r) => r.label), ["=Łukasz", "Brandt"]);
  assert.deepEqual((await s.entities({}, "-mentions", 1, 2)).rows.map((r) => r.mentions), [3, 2]);
  assert.equal((await s.relations({}, "-weight", 0, 1)).rows[0]!.sourceLabel, "Zoë Müller");
  assert.deepEqual((await s.timeline({}, 0, 9)).rows.map((r) => r.piece.date), ["2031-02-01", "2031-02-01", "2031-03-01", "2031-03-01"]);
  assert.deepEqual((await s.documents({}, "", "date", 0, 9)).rows.map((r) => r.id), ["d3", "d1", "d2"]);
  assert.equal((await s.documents({ duplicates: true }, "", "", 0, 9)).total, 4);
  assert.equal((await s.documents({}, "muller", "", 0, 9)).total, 2);
});

test("the histogram counts every dated document once", async () => {
  const h = await s.histogram({}, 5);
  assert.equal(h.undated, 1);
  assert.equal(h.buckets.reduce((n, b) => n + b.documents, 0), 2);
  assert.equal(h.buckets[0]!.start, "2031-02-01");
  assert.equal(h.buckets[h.buckets.length - 1]!.end, "2031-03-01");
  for (const [i, b] of h.buckets.entries()) assert.ok(i === 0 || h.buckets[i - 1]!.end < b.start);
});

test("a card knows its neighbours; what is not there is an error in words", async () => {
  const c = await s.entity("person/b", {});
  assert.deepEqual(c.neighbours.map((n) => n.key), ["person/m", "country/t"]);
  await assert.rejects(() => s.entity("person/x", {}), { error: "There is no such entity in this page." });
  await assert.rejects(() => s.decide({ kind: "hide", key: "person/b" }), (e: { error: string }) => /cannot be changed/.test(e.error));
  await assert.rejects(() => s.undo());
});

test("the data of a page are unpacked", async () => {
  const packed = gzipSync(JSON.stringify({ a: "é" })).toString("base64");
  assert.equal(await unpack(packed), '{"a":"é"}');
  const page = (text: string | null) => ({ getElementById: () => (text === null ? null : { textContent: text }) }) as unknown as Document;
  assert.equal(await carried(page(null)), null);
  assert.deepEqual(await carried(page(` ${packed}\n`)), { a: "é" });
  await assert.rejects(() => carried(page("not base64!")), /damaged/);
});

test("files escape what is hostile", async () => {
  const hostile = { ...(await s.graph({ cooccurrence: "shown" })) };
  hostile.nodes = hostile.nodes.map((n) => ({ ...n, label: `</data><script>"${n.label}"\u0000&` }));
  const text = graphml(hostile);
  assert.ok(!text.includes("<script") && !text.includes("\u0000"));
  assert.equal(text.match(/<edge /g)!.length, 4);
  const table = csv(await s.graph({ top: 9 }), all);
  assert.ok(table.includes("\r\n'=Łukasz,Tarn,accuse,denied"), table);
});
