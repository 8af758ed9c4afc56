import assert from "node:assert/strict";
import { test } from "node:test";
import type { Query } from "../src/api";
import { ends, fromHash, params, parse, toHash, type Place } from "../src/query";

const overview: Place = { tab: "graph", query: {}, selection: { nodes: [], edge: "" }, doc: null, path: null, expanded: [] };

test("filters go through an address and back", () => {
  const queries: Query[] = [
    {}, { types: ["person", "country"] }, { relations: ["accuse"], statuses: ["denied", "possible"] }, { since: "2031-02-01", until: "2031-03" },
    { minSources: 2, minWeight: 3, depth: 2, top: 120 }, { around: ["person/zoë-o’hara", "group/a&b=c"], cooccurrence: "shown", duplicates: true },
  ];
  for (const q of queries) assert.deepEqual(parse(new URLSearchParams(params(q).toString())), q);
});

test("empty filters are left out, nonsense is not read", () => {
  assert.equal(params({ types: [], since: "", documents: undefined, duplicates: false }).toString(), "");
  assert.deepEqual(parse(new URLSearchParams("since=yesterday&top=-4&minWeight=x&cooccurrence=maybe&types=,,&duplicates=1")), {});
});

test("the plain overview has no hash", () => {
  assert.equal(toHash(overview), "");
  assert.deepEqual(fromHash(""), overview);
  assert.deepEqual(fromHash("#nothing-we-wrote?%%%=1"), overview);
});

test("a place goes through the hash and back", () => {
  const places: Place[] = [
    { ...overview, tab: "timeline" },
    { ...overview, selection: { nodes: ["person/a b", "country/côte-d’ivoire"], edge: "" }, expanded: ["person/a b"] },
    { ...overview, selection: { nodes: [], edge: "person/a=consult.stated=person/b" }, doc: { id: "d12", start: 40, end: 96 } },
    { ...overview, selection: { nodes: [], edge: "person/a>accuse.denied>group/x+y" }, doc: { id: "d12", start: 0, end: 0 } },
    { ...overview, tab: "table", query: { types: ["event"], until: "2031" }, path: { from: "person/a", to: "" } },
    { ...overview, path: { from: "person/a", to: "person/b#c?d" } },
  ];
  for (const p of places) assert.deepEqual(fromHash(toHash(p)), p);
});

test("the hash of an edge stays readable", () => {
  assert.equal(toHash({ ...overview, selection: { nodes: [], edge: "person/a>accuse.stated>person/b" } }), "#graph?edge=person/a>accuse.stated>person/b");
});

test("the id of an edge names its ends", () => {
  assert.deepEqual(ends("person/a>accuse.stated>group/b-c"), ["person/a", "group/b-c"]);
  assert.deepEqual(ends("person/a=consult.possible=person/b"), ["person/a", "person/b"]);
  for (const s of ["", "e12", "a>b", "a>b>c>d"]) assert.deepEqual(ends(s), []);
});
