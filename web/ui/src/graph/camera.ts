// Where the picture lies on the screen: one camera for both renderers and all that asks for places.

import { bounds, type Disc } from "./scene";
import type { Point } from "./geometry";

export interface Camera {
  x: number; // the point of the layout in the middle of the screen
  y: number;
  k: number; // pixels to a unit of the layout
}

export interface Viewport {
  width: number;
  height: number;
}

/** Scale turns sizes of the layout into pixels. Sizes grow slower than distances when the user comes nearer, so that
 *  crowded places open up. */
export interface Scale {
  base: number; // pixels to a unit of size, when the camera is at fit
  fit: number; // the camera's k at which all is on the screen
  least: number; // pixels of the smallest disc
  most: number;
}

/** Pixels of the largest disc of a picture that is fitted. */
const largestDisc = 27;

export const toScreen = (c: Camera, v: Viewport, p: Point): Point => ({ x: (p.x - c.x) * c.k + v.width / 2, y: (p.y - c.y) * c.k + v.height / 2 });
export const toLayout = (c: Camera, v: Viewport, p: Point): Point => ({ x: (p.x - v.width / 2) / c.k + c.x, y: (p.y - v.height / 2) / c.k + c.y });

/** growth is how much larger than at fit things are drawn. */
export const growth = (c: Camera, s: Scale): number => Math.min(3.2, Math.max(0.5, Math.sqrt(c.k / s.fit)));

/** radius of a disc in pixels. */
export const radius = (size: number, c: Camera, s: Scale): number => Math.min(s.most, Math.max(s.least, size * s.base)) * growth(c, s);

/** fit shows all discs with room for their labels, but does not blow a small picture up. The lowest foot pixels are left free. */
export function fit(discs: readonly Disc[], v: Viewport, foot = 0): Camera {
  const b = bounds(discs);
  if (!b) return { x: 0, y: 0, k: 1 };
  const [padX, padY] = [Math.min(70, v.width * 0.09), Math.min(40, v.height * 0.07)];
  const room = Math.min((v.width - 2 * padX) / Math.max(1e-9, b.x1 - b.x0), (v.height - 2 * padY - foot) / Math.max(1e-9, b.y1 - b.y0));
  const k = Math.min(room, (6 * largestDisc) / largest(discs));
  return { x: (b.x0 + b.x1) / 2, y: (b.y0 + b.y1) / 2 + foot / 2 / k, k };
}

const largest = (discs: readonly Disc[]): number => discs.reduce((m, d) => Math.max(m, d.size), 1e-9);

/** scaleFor chooses how large discs are drawn in a picture that is fitted with k. */
export function scaleFor(discs: readonly Disc[], k: number): Scale {
  const n = discs.length;
  const least = n > 4000 ? 1.4 : n > 1000 ? 2.2 : n > 200 ? 3.5 : 5;
  return { base: Math.min(k, largestDisc / largest(discs)), fit: k, least, most: 30 };
}

/** zoomed brings the camera nearer by a factor; the point of the screen stays where it is. */
export function zoomed(c: Camera, v: Viewport, by: number, p: Point, limits: [number, number]): Camera {
  const k = Math.min(limits[1], Math.max(limits[0], c.k * by));
  const held = toLayout(c, v, p);
  return { k, x: held.x - (p.x - v.width / 2) / k, y: held.y - (p.y - v.height / 2) / k };
}

/** between is the camera on its way, t in [0, 1]. */
export function between(a: Camera, b: Camera, t: number): Camera {
  const u = 1 - t;
  return { x: a.x * u + b.x * t, y: a.y * u + b.y * t, k: Math.exp(Math.log(a.k) * u + Math.log(b.k) * t) };
}

export const ease = (t: number): number => (t < 0.5 ? 4 * t * t * t : 1 - (-2 * t + 2) ** 3 / 2);
