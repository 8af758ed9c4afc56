// Lines and discs drawn on a 2D canvas: the plain renderer, pictures to save, and what the overlay draws again on top.

import { growth, radius, toScreen, type Camera, type Scale, type Viewport } from "./camera";
import type { Colours } from "./colours";
import { arrow, at, cross, curve, head, length, part, trimmed, type Curve, type Point } from "./geometry";
import { faded, type Focus } from "./renderer";
import type { Line, Scene } from "./scene";

/** A picture as it lies on the screen. */
export interface Picture {
  scene: Scene;
  camera: Camera;
  view: Viewport;
  scale: Scale;
}

/** place is where a disc lies, and how large it is. */
export function place(p: Picture, i: number): Point & { r: number } {
  const d = p.scene.discs[i]!;
  return { ...toScreen(p.camera, p.view, d), r: radius(d.size, p.camera, p.scale) };
}

/** widthOn is the width of a line at this nearness. */
export const widthOn = (p: Picture, l: Line): number => l.width * (0.5 + 0.5 * growth(p.camera, p.scale));

/** shape is the visible curve of a line between the rims of its discs; null when they touch. */
export function shape(p: Picture, l: Line): Curve | null {
  const a = place(p, l.a);
  const b = place(p, l.b);
  return trimmed(curve(a, b, l.lane), a.r + 1, b.r + (l.arrow ? 2.5 : 1));
}

/** onScreen says whether any of a curve may be seen. */
export function onScreen(k: Curve, v: Viewport): boolean {
  const m = 10;
  return Math.max(k.a.x, k.b.x, k.c.x) > -m && Math.min(k.a.x, k.b.x, k.c.x) < v.width + m && Math.max(k.a.y, k.b.y, k.c.y) > -m && Math.min(k.a.y, k.b.y, k.c.y) < v.height + m;
}

/** pattern is the dash pattern of a line, as canvas and SVG take it; [] is solid. */
export function pattern(l: Line, width: number): number[] {
  if (l.status === "possible") return [0.58 * (9 + 1.5 * width), 0.42 * (9 + 1.5 * width)];
  if (l.status === "alleged") return [0.01, 2.2 * width + 3.2];
  return [];
}

/** body is the part of a curve that is drawn as a line: up to the middle of the head. */
export function body(k: Curve, l: Line, width: number): Curve {
  if (!l.arrow) return k;
  const total = length(k);
  const long = head(width).long * 0.75;
  return total > long + 2 ? part(k, 0, 1 - long / total) : k;
}

export function paintLine(c: CanvasRenderingContext2D, k: Curve, l: Line, width: number, colour: string): void {
  c.strokeStyle = colour;
  c.fillStyle = colour;
  c.lineWidth = l.status === "alleged" ? width * 1.24 + 0.5 : width;
  c.lineCap = l.status === "alleged" ? "round" : "butt";
  c.setLineDash(pattern(l, width));
  trace(c, body(k, l, width));
  c.stroke();
  c.setLineDash([]);
  if (l.arrow) {
    const [tip, left, right] = arrow(k, width);
    c.beginPath();
    c.moveTo(tip.x, tip.y);
    c.lineTo(left.x, left.y);
    c.lineTo(right.x, right.y);
    c.fill();
  }
  if (l.status !== "denied") return;
  c.lineWidth = 1.7 + 0.3 * width;
  c.lineCap = "butt";
  c.beginPath();
  for (const [a, b] of cross(k, width)) {
    c.moveTo(a.x, a.y);
    c.lineTo(b.x, b.y);
  }
  c.stroke();
}

export function trace(c: CanvasRenderingContext2D, k: Curve): void {
  c.beginPath();
  c.moveTo(k.a.x, k.a.y);
  c.quadraticCurveTo(k.c.x, k.c.y, k.b.x, k.b.y);
}

export function paintDisc(c: CanvasRenderingContext2D, at: Point & { r: number }, colour: string, paper: string): void {
  c.beginPath();
  c.arc(at.x, at.y, at.r + Math.min(1.6, at.r * 0.25), 0, 2 * Math.PI);
  c.fillStyle = paper;
  c.fill();
  c.beginPath();
  c.arc(at.x, at.y, at.r, 0, 2 * Math.PI);
  c.fillStyle = colour;
  c.fill();
}

/** order is the order of drawing: faint lines first. */
export function order(lines: readonly Line[]): number[] {
  return lines.map((_, i) => i).sort((a, b) => Number(lines[b]!.tone === "faint") - Number(lines[a]!.tone === "faint"));
}

/** paint draws lines and discs. */
export function paint(c: CanvasRenderingContext2D, p: Picture, colours: Colours, lit: Focus["lit"], lineOrder = order(p.scene.lines)): void {
  for (const i of lineOrder) {
    const l = p.scene.lines[i]!;
    const k = shape(p, l);
    if (!k || !onScreen(k, p.view)) continue;
    c.globalAlpha = lit && !lit.lines.has(i) ? faded.line : 1;
    paintLine(c, k, l, widthOn(p, l), colours.lines[l.tone]);
  }
  c.globalAlpha = 1;
  const discs = p.scene.discs.map((_, i) => i).sort((a, b) => p.scene.discs[b]!.size - p.scene.discs[a]!.size);
  for (const i of discs) {
    const d = place(p, i);
    if (d.x < -d.r || d.y < -d.r || d.x > p.view.width + d.r || d.y > p.view.height + d.r) continue;
    const colour = colours.types[p.scene.discs[i]!.type] ?? colours.types.other;
    paintDisc(c, d, lit && !lit.discs.has(i) ? mix(colour, colours.paper, 1 - faded.disc) : colour, colours.paper);
  }
}

/** points walks along a curve in steps of a few pixels. */
export function points(k: Curve, step: number, visit: (p: Point) => void): void {
  const n = Math.min(400, Math.ceil(length(k) / step));
  for (let i = 0; i <= n; i++) visit(at(k, i / n));
}

/** mix of two colours #rrggbb. */
export function mix(a: string, b: string, t: number): string {
  const channel = (s: string, i: number) => Number.parseInt(s.slice(i, i + 2), 16);
  return "#" + [1, 3, 5].map((i) => Math.round(channel(a, i) * (1 - t) + channel(b, i) * t).toString(16).padStart(2, "0")).join("");
}
