// The shape of a drawn edge, in pixels: a quadratic curve between two discs. The WebGL program works out the same.

export interface Point {
  x: number;
  y: number;
}

/** A curve: from a to b, drawn towards c. */
export interface Curve {
  a: Point;
  c: Point;
  b: Point;
}

/** How far the middle of an edge in a lane lies off the straight line, for ends that are so far apart. */
export function offset(lane: number, length: number): number {
  return lane * Math.min(46, Math.max(7, 5 + length * 0.085));
}

/** curve is the way of an edge between two centres; lane 0 is straight, others lie left of it (right when negative). */
export function curve(a: Point, b: Point, lane: number): Curve {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const d = Math.hypot(dx, dy) || 1;
  const h = 2 * offset(lane, d); // the middle of the curve lies half way to its handle
  return { a, b, c: { x: (a.x + b.x) / 2 - (dy / d) * h, y: (a.y + b.y) / 2 + (dx / d) * h } };
}

export function at(k: Curve, t: number): Point {
  const u = 1 - t;
  return { x: u * u * k.a.x + 2 * u * t * k.c.x + t * t * k.b.x, y: u * u * k.a.y + 2 * u * t * k.c.y + t * t * k.b.y };
}

/** direction is the unit vector along the curve at t. */
export function direction(k: Curve, t: number): Point {
  const x = (1 - t) * (k.c.x - k.a.x) + t * (k.b.x - k.c.x);
  const y = (1 - t) * (k.c.y - k.a.y) + t * (k.b.y - k.c.y);
  const d = Math.hypot(x, y) || 1;
  return { x: x / d, y: y / d };
}

/** trimmed cuts off what lies within ra of the start and rb of the end; null when nothing is left. */
export function trimmed(k: Curve, ra: number, rb: number): Curve | null {
  const d = Math.hypot(k.b.x - k.a.x, k.b.y - k.a.y);
  if (d <= ra + rb + 1) return null;
  const t0 = leaves(k, k.a, ra, 0, 1);
  const t1 = leaves(k, k.b, rb, 1, -1);
  return t1 - t0 < 0.02 ? null : part(k, t0, t1);
}

/** leaves is the parameter at which the curve is r away from an end. */
function leaves(k: Curve, end: Point, r: number, from: number, step: number): number {
  let [lo, hi] = [0, 0.75];
  for (let i = 0; i < 12; i++) {
    const m = (lo + hi) / 2;
    const p = at(k, from + step * m);
    if (Math.hypot(p.x - end.x, p.y - end.y) > r) hi = m;
    else lo = m;
  }
  return from + (step * (lo + hi)) / 2;
}

/** part is the stretch of a curve between two parameters, as a curve. */
export function part(k: Curve, t0: number, t1: number): Curve {
  const mix = (p: Point, q: Point, t: number): Point => ({ x: p.x + (q.x - p.x) * t, y: p.y + (q.y - p.y) * t });
  const c = mix(mix(k.a, k.c, t0), mix(k.c, k.b, t0), t1);
  return { a: at(k, t0), b: at(k, t1), c };
}

/** length measures a curve by chords. */
export function length(k: Curve): number {
  let sum = 0;
  let p = k.a;
  for (let i = 1; i <= 8; i++) {
    const q = at(k, i / 8);
    sum += Math.hypot(q.x - p.x, q.y - p.y);
    p = q;
  }
  return sum;
}

/** distance is how far a point lies from a curve. */
export function distance(k: Curve, p: Point): number {
  let best = Infinity;
  let from = k.a;
  for (let i = 1; i <= 12; i++) {
    const to = at(k, i / 12);
    best = Math.min(best, toSegment(p, from, to));
    from = to;
  }
  return best;
}

function toSegment(p: Point, a: Point, b: Point): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const t = Math.max(0, Math.min(1, ((p.x - a.x) * dx + (p.y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/** Sizes of the signs on a line of some width. */
export const head = (width: number): { long: number; wide: number } => ({ long: 5 + 2.3 * width, wide: 2.4 + 1.25 * width });
export const crossSize = (width: number): number => 3.6 + width * 1.1;

/** arrow is the head at the end of a curve: tip and two corners. */
export function arrow(k: Curve, width: number): [Point, Point, Point] {
  const d = direction(k, 1);
  const { long, wide } = head(width);
  const back = { x: k.b.x - d.x * long, y: k.b.y - d.y * long };
  return [k.b, { x: back.x - d.y * wide, y: back.y + d.x * wide }, { x: back.x + d.y * wide, y: back.y - d.x * wide }];
}

/** cross is the mark of what is denied: two strokes over the middle of the curve. */
export function cross(k: Curve, width: number): [Point, Point][] {
  const m = at(k, 0.5);
  const d = direction(k, 0.5);
  const r = crossSize(width);
  const diagonal = (sx: number, sy: number): [Point, Point] => {
    const x = (d.x * sx - d.y * sy) * r * 0.7071;
    const y = (d.y * sx + d.x * sy) * r * 0.7071;
    return [{ x: m.x - x, y: m.y - y }, { x: m.x + x, y: m.y + y }];
  };
  return [diagonal(1, 1), diagonal(1, -1)];
}

/** lanes spreads the edges of each pair of nodes: 0 for a single one, else even steps around 0. ends gives the two of
 *  edge i, of which either may be the first; a lane is seen from the edge's own source. */
export function lanes(count: number, ends: (i: number) => [number, number]): Float32Array {
  const pairs = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const [a, b] = ends(i);
    const id = Math.min(a, b) * 67_108_864 + Math.max(a, b);
    const l = pairs.get(id);
    if (l) l.push(i);
    else pairs.set(id, [i]);
  }
  const out = new Float32Array(count);
  for (const l of pairs.values()) {
    if (l.length < 2) continue;
    const step = l.length > 6 ? 6 / l.length : 1;
    l.forEach((i, k) => {
      const [a, b] = ends(i);
      out[i] = (k - (l.length - 1) / 2) * 2 * step * (a < b ? 1 : -1);
    });
  }
  return out;
}
