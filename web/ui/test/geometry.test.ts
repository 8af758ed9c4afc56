import assert from "node:assert/strict";
import { test } from "node:test";
import { arrow, at, cross, curve, distance, head, lanes, length, part, trimmed, type Point } from "../src/graph/geometry";

const near = (a: number, b: number, by = 1e-6) => assert.ok(Math.abs(a - b) <= by, `${a} is not ${b}`);
const gap = (p: Point, q: Point) => Math.hypot(p.x - q.x, p.y - q.y);
const a = { x: 100, y: 50 };
const b = { x: 400, y: 250 };

test("a single edge is straight, others bend to opposite sides", () => {
  near(distance(curve(a, b, 0), { x: 250, y: 150 }), 0);
  const [left, right] = [at(curve(a, b, 1), 0.5), at(curve(a, b, -1), 0.5)];
  near(gap(left, { x: 250, y: 150 }), gap(right, { x: 250, y: 150 }));
  assert.ok(gap(left, right) > 30);
});

test("an edge and the one back take different ways", () => {
  const l = lanes(2, (i) => (i === 0 ? [3, 9] : [9, 3]));
  const there = at(curve(a, b, l[0]!), 0.5);
  const back = at(curve(b, a, l[1]!), 0.5);
  assert.ok(gap(there, back) > 20, "they would lie on each other");
});

test("no two of many parallel edges share a way", () => {
  const ends: [number, number][] = [[0, 1], [1, 0], [0, 1], [2, 1], [1, 0], [0, 1]];
  const l = lanes(ends.length, (i) => ends[i]!);
  const middles = ends.flatMap(([s, t], i) => (s + t === 1 ? [at(s === 0 ? curve(a, b, l[i]!) : curve(b, a, l[i]!), 0.5)] : []));
  for (let i = 0; i < middles.length; i++) for (let k = 0; k < i; k++) assert.ok(gap(middles[i]!, middles[k]!) > 5);
  assert.equal(l[3], 0, "the only edge of its pair is straight");
});

test("a trimmed edge begins and ends at the rims", () => {
  for (const lane of [0, 1, -3]) {
    const k = trimmed(curve(a, b, lane), 30, 12)!;
    near(gap(k.a, a), 30, 0.5);
    near(gap(k.b, b), 12, 0.5);
  }
  assert.equal(trimmed(curve(a, { x: 120, y: 50 }, 0), 15, 15), null, "the discs touch");
  assert.equal(trimmed(curve(a, a, 0), 5, 5), null);
});

test("a part lies on the whole", () => {
  const k = curve(a, b, 2);
  const p = part(k, 0.2, 0.7);
  for (const t of [0, 0.3, 1]) near(gap(at(p, t), at(k, 0.2 + 0.5 * t)), 0, 1e-9);
  assert.ok(length(p) < length(k));
});

test("the head points along the end, the cross lies on the middle", () => {
  const k = curve(a, b, 0);
  const [tip, left, right] = arrow(k, 2);
  assert.deepEqual(tip, b);
  near(gap(left, right), 2 * head(2).wide);
  near(gap({ x: (left.x + right.x) / 2, y: (left.y + right.y) / 2 }, tip), head(2).long);
  for (const [p, q] of cross(k, 2)) near(gap({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 }, { x: 250, y: 150 }), 0, 1e-9);
});
