// Walking through the graph with the keyboard: where a key leads from a disc or a line.

import type { Point } from "./geometry";
import type { Scene } from "./scene";

/** A place on the walk: a disc, and a line at it or none (-1). */
export interface Step {
  disc: number;
  line: number;
}

const arrows: Record<string, Point> = { ArrowRight: { x: 1, y: 0 }, ArrowLeft: { x: -1, y: 0 }, ArrowDown: { x: 0, y: 1 }, ArrowUp: { x: 0, y: -1 } };

/** walk answers where a key leads; null when it leads nowhere, so that the browser may do what it always does.
 *  An arrow goes along the edge that points its way; Tab goes round the edges of a disc, and out after the last. */
export function walk(scene: Scene, from: Step, key: string, back: boolean): Step | null {
  if (!scene.discs.length) return null;
  if (!scene.discs[from.disc]) return arrows[key] || key === "Home" ? { disc: first(scene), line: -1 } : null;
  if (key === "Home") return { disc: first(scene), line: -1 };
  if (key === "Tab") return around(scene, from, back);
  const way = arrows[key];
  return way ? along(scene, from, way) : null;
}

/** first is the most important disc. */
export function first(scene: Scene): number {
  return scene.discs.reduce((best, d, i) => (d.rank > scene.discs[best]!.rank ? i : best), 0);
}

export const otherEnd = (scene: Scene, line: number, disc: number): number => scene.lines[line]!.a + scene.lines[line]!.b - disc;

function along(scene: Scene, from: Step, way: Point): Step | null {
  const here = scene.discs[from.disc]!;
  let best: Step | null = null;
  let most = 0.35; // further aside than some 70 degrees is another direction
  for (const line of scene.at[from.disc]!) {
    const disc = otherEnd(scene, line, from.disc);
    const to = scene.discs[disc]!;
    const [dx, dy] = [to.x - here.x, to.y - here.y];
    const d = Math.hypot(dx, dy) || 1;
    const fits = (dx * way.x + dy * way.y) / d - d * 1e-6;
    if (fits > most) [best, most] = [{ disc, line: -1 }, fits];
  }
  return best;
}

/** around goes to the next line of a disc, clockwise from the top. */
function around(scene: Scene, from: Step, back: boolean): Step | null {
  const here = scene.discs[from.disc]!;
  const angle = (line: number) => {
    const to = scene.discs[otherEnd(scene, line, from.disc)]!;
    return (Math.atan2(to.x - here.x, here.y - to.y) + 2 * Math.PI) % (2 * Math.PI);
  };
  const lines = [...scene.at[from.disc]!].sort((a, b) => angle(a) - angle(b) || a - b);
  const at = lines.indexOf(from.line);
  if (back) return at < 0 ? null : { disc: from.disc, line: at === 0 ? -1 : lines[at - 1]! };
  const next = lines[at + 1];
  return next === undefined ? null : { disc: from.disc, line: next };
}
