// What lies under the pointer. Worked out from the scene itself: exact for thin curves, the same for both renderers, and no
// second drawing of everything as picking by colours needs.

import { radius, toScreen } from "./camera";
import { curve, distance, type Point } from "./geometry";
import type { Picture } from "./paint";
import { manyLines } from "./renderer";

/** pickDisc is the disc at a point, the nearest where they overlap; -1 for none. slack is how far beside it counts. */
export function pickDisc(p: Picture, at: Point, slack: number): number {
  let best = -1;
  let least = Infinity;
  p.scene.discs.forEach((d, i) => {
    const c = toScreen(p.camera, p.view, d);
    const r = radius(d.size, p.camera, p.scale);
    const away = Math.hypot(c.x - at.x, c.y - at.y);
    if (away <= r + slack && away / (r + 2) < least) {
      best = i;
      least = away / (r + 2);
    }
  });
  return best;
}

/** pickLine is the line nearest to a point, within slack pixels; -1 for none. */
export function pickLine(p: Picture, at: Point, slack: number): number {
  let best = -1;
  let least = slack;
  const { discs, lines } = p.scene;
  const straight = lines.length > manyLines;
  for (let i = 0; i < lines.length; i++) {
    const l = lines[i]!;
    const a = toScreen(p.camera, p.view, discs[l.a]!);
    const b = toScreen(p.camera, p.view, discs[l.b]!);
    const m = 50 + slack; // no curve bends further
    if (Math.max(a.x, b.x) + m < at.x || Math.min(a.x, b.x) - m > at.x || Math.max(a.y, b.y) + m < at.y || Math.min(a.y, b.y) - m > at.y) continue;
    const d = Math.max(0, distance(curve(a, b, straight ? 0 : l.lane), at) - l.width / 2) + (l.tone === "faint" ? 2 : 0);
    if (d < least) {
      best = i;
      least = d;
    }
  }
  return best;
}
