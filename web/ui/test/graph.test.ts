import assert from "node:assert/strict";
import { test } from "node:test";
import type { Edge, Node, View } from "../src/api";
import { fit, radius, scaleFor, toLayout, toScreen, zoomed } from "../src/graph/camera";
import { besides, byText, Raster, settle, shortened } from "../src/graph/labels";
import { pickDisc, pickLine } from "../src/graph/pick";
import { at } from "../src/graph/geometry";
import { mix, shape } from "../src/graph/paint";
import { sceneOf } from "../src/graph/scene";
import { walk } from "../src/graph/walk";

const node = (key: string, x: number, y: number, degree = 1): Node => ({ key, label: key.toUpperCase(), type: "person", x, y, size: 10, mentions: 1, documents: 1, degree, community: 0 });
const edge = (source: string, target: string, more: Partial<Edge> = {}): Edge => ({
  id: `${source}>${more.type ?? "accuse"}.${more.status ?? "stated"}>${target}`, source, target, type: "accuse", status: "stated", symmetric: false, label: "accused", weight: 1, documents: 1, score: 1, first: "", last: "", ...more,
});
const view: View = {
  revision: 1, left: { nodes: 0, edges: 0, cooccurrences: 0 },
  nodes: [node("a", 0, 0, 5), node("b", 200, 0), node("c", 0, 200), node("d", -200, -10)],
  edges: [edge("a", "b"), edge("b", "a"), edge("a", "c", { status: "cooccurring", type: "cooccur", symmetric: true }), edge("a", "d"), edge("a", "gone"), edge("a", "a")],
};
const scene = sceneOf(view, { accuse: "hostile", cooccur: "faint" }, (n) => n.degree - 1);
const screen = { width: 800, height: 600 };
const camera = fit(scene.discs, screen);
const picture = { scene, camera, view: screen, scale: scaleFor(scene.discs, camera.k) };

test("a scene holds what has both ends, and its looks", () => {
  assert.equal(scene.lines.length, 4);
  assert.deepEqual(scene.lines.map((l) => [l.tone, l.arrow]), [["hostile", true], ["hostile", true], ["faint", false], ["hostile", true]]);
  assert.equal(scene.discs[0]!.hidden, 4);
  assert.deepEqual(scene.at[0], [0, 1, 2, 3]);
  assert.notEqual(scene.lines[0]!.lane, 0);
  assert.equal(scene.lines[3]!.lane, 0);
});

test("everything fits on the screen", () => {
  for (const d of scene.discs) {
    const p = toScreen(camera, screen, d);
    const r = radius(d.size, camera, picture.scale);
    assert.ok(p.x - r >= 0 && p.x + r <= 800 && p.y - r >= 0 && p.y + r <= 600, `${d.key} lies at ${p.x}, ${p.y}`);
  }
  assert.deepEqual(fit([], screen), { x: 0, y: 0, k: 1 });
});

test("zooming keeps the point under the pointer", () => {
  const p = { x: 130, y: 470 };
  const before = toLayout(camera, screen, p);
  const after = toLayout(zoomed(camera, screen, 2.5, p, [0.001, 1000]), screen, p);
  assert.ok(Math.hypot(before.x - after.x, before.y - after.y) < 1e-9);
});

test("the pointer finds discs, and lines on their curve", () => {
  const a = toScreen(camera, screen, scene.discs[0]!);
  assert.equal(pickDisc(picture, a, 0), 0);
  assert.equal(pickDisc(picture, { x: 5, y: 590 }, 3), -1);
  for (const i of [0, 1, 2, 3]) assert.equal(pickLine(picture, at(shape(picture, scene.lines[i]!)!, 0.5), 6), i);
  assert.equal(pickLine(picture, { x: 5, y: 590 }, 6), -1);
});

test("arrow keys go where they point, Tab goes round and out", () => {
  assert.deepEqual(walk(scene, { disc: -1, line: -1 }, "ArrowUp", false), { disc: 0, line: -1 });
  assert.deepEqual(walk(scene, { disc: 0, line: -1 }, "ArrowRight", false), { disc: 1, line: -1 });
  assert.deepEqual(walk(scene, { disc: 0, line: -1 }, "ArrowDown", false), { disc: 2, line: -1 });
  assert.equal(walk(scene, { disc: 0, line: -1 }, "ArrowUp", false), null);
  const lines = [];
  for (let s = walk(scene, { disc: 0, line: -1 }, "Tab", false); s; s = walk(scene, s, "Tab", false)) lines.push(s.line);
  assert.deepEqual(lines, [0, 1, 2, 3]);
  assert.deepEqual(walk(scene, { disc: 0, line: 1 }, "Tab", true), { disc: 0, line: 0 });
  assert.equal(walk(scene, { disc: 0, line: -1 }, "Tab", true), null);
  assert.equal(walk(scene, { disc: -1, line: -1 }, "Tab", false), null);
});

test("names never lie on each other", () => {
  const raster = new Raster();
  raster.clear(400, 300);
  const taken = [];
  for (let i = 0; i < 60; i++) {
    const boxes = besides({ x: (i * 37) % 400, y: (i * 53) % 300, r: 6 }, 70, 14);
    const k = settle(raster, boxes, byText);
    if (k >= 0) taken.push(boxes[k]!);
  }
  assert.ok(taken.length > 10);
  for (const [i, p] of taken.entries()) {
    assert.ok(p.x0 >= 0 && p.y0 >= 0 && p.x1 <= 400 && p.y1 <= 300);
    for (const q of taken.slice(0, i)) assert.ok(p.x1 <= q.x0 || q.x1 <= p.x0 || p.y1 <= q.y0 || q.y1 <= p.y0, "two names overlap");
  }
  raster.takeDisc({ x: 200, y: 150 }, 40);
  assert.ok(!raster.free({ x0: 190, y0: 140, x1: 210, y1: 160 }));
});

test("long names are cut at a word", () => {
  assert.equal(shortened("Ministry of Water"), "Ministry of Water");
  assert.equal(shortened("Federal Office for the Regulation of Inland Navigation"), "Federal Office for the Regulation…");
  assert.equal(shortened("x".repeat(50)).length, 34);
});

test("colours mix", () => assert.equal(mix("#000000", "#ffffff", 0.5), "#808080"));
