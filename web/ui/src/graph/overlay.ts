// What is drawn over lines and discs: names, words on lines, rings, badges of hidden neighbours.

import { radius, toScreen } from "./camera";
import type { Colours } from "./colours";
import { at as pointAt, length, type Point } from "./geometry";
import { besides, byText, Raster, settle, shortened, squeeze, type Box } from "./labels";
import { onScreen, paintLine, points, shape, trace, widthOn, type Picture } from "./paint";
import { manyLines, type Focus } from "./renderer";

/** What the overlay marks beside names. */
export interface Marks {
  lit: Focus["lit"];
  hoverDisc: number; // -1: none
  hoverLine: number;
  selected: Set<number>; // discs
  lines: Set<number>; // selected line, lines of a path
  focused: boolean; // the keyboard is here
  pinned: Set<number>;
}

/** A badge "+12": a press on it expands the disc. */
export interface Badge {
  disc: number;
  box: Box;
}

const maxNames = 240;
const maxTries = 4000;
const fewLines = 300;
const brief = 16; // letters of a name where the whole has no room
const foremost = 12; // names that may hide discs where there is no room beside them

export class Overlay {
  readonly badges: Badge[] = [];
  private readonly raster = new Raster();
  private readonly widths = new Map<string, number>();
  private ranked: number[] = [];
  private heavy: number[] = [];
  private of: unknown = null;

  constructor(private readonly c: CanvasRenderingContext2D, private readonly family: string) {}

  draw(p: Picture, colours: Colours, m: Marks): void {
    this.sort(p);
    this.badges.length = 0;
    this.raster.clear(p.view.width, p.view.height);
    this.lines(p, colours, m);
    this.rings(p, colours, m);
    this.takeDiscs(p);
    this.takeLines(p, m);
    const done = this.wanted(p, colours, m);
    this.names(p, colours, m, done);
    this.words(p, colours, m);
  }

  /** wanted writes what the reader has asked for, before all else takes the room: the names of what is chosen and of the ends of chosen
   *  lines, and what these say. Answers the discs named. */
  private wanted(p: Picture, colours: Colours, m: Marks): Set<number> {
    const hot = new Set([m.hoverDisc, ...m.selected]);
    for (const i of m.lines) {
      const l = p.scene.lines[i];
      if (l) hot.add(l.a).add(l.b);
    }
    hot.delete(-1);
    for (const i of hot) this.name(p, colours, i, true, false);
    for (const i of this.chosen(m)) this.word(p, colours, i, true);
    return hot;
  }

  private chosen(m: Marks): Set<number> {
    const lines = new Set([...m.lines, m.hoverLine]);
    lines.delete(-1);
    return lines;
  }

  /** sort keeps the orders of a scene, which are the same in every frame. */
  private sort(p: Picture): void {
    if (this.of === p.scene) return;
    this.of = p.scene;
    const { discs, lines } = p.scene;
    this.ranked = discs.map((_, i) => i).sort((a, b) => discs[b]!.rank - discs[a]!.rank || a - b);
    this.heavy = lines.length > manyLines ? [] : lines.map((_, i) => i).filter((i) => lines[i]!.label).sort((a, b) => lines[b]!.weight - lines[a]!.weight || a - b);
    if (this.widths.size > 20_000) this.widths.clear();
  }

  /** lines marks the selected line, a path, and what the pointer is on. */
  private lines(p: Picture, colours: Colours, m: Marks): void {
    const { c } = this;
    const glow = (i: number, alpha: number) => {
      const l = p.scene.lines[i];
      const k = l && shape(p, l);
      if (!l || !k) return;
      const width = widthOn(p, l);
      c.globalAlpha = alpha;
      c.strokeStyle = colours.accent;
      c.lineWidth = width + 9;
      c.lineCap = "round";
      trace(c, k);
      c.stroke();
      c.globalAlpha = 1;
      paintLine(c, k, l, width + 0.5, colours.words[l.tone]);
    };
    for (const i of m.lines) glow(i, 0.24);
    if (m.hoverLine >= 0 && !m.lines.has(m.hoverLine)) glow(m.hoverLine, 0.14);
  }

  private rings(p: Picture, colours: Colours, m: Marks): void {
    const ring = (i: number, gap: number, width: number, colour: string) => {
      const d = p.scene.discs[i];
      if (!d) return;
      const at = toScreen(p.camera, p.view, d);
      this.c.beginPath();
      this.c.arc(at.x, at.y, radius(d.size, p.camera, p.scale) + gap, 0, 2 * Math.PI);
      this.c.lineWidth = width;
      this.c.strokeStyle = colour;
      this.c.stroke();
    };
    for (const i of m.selected) {
      ring(i, 3.2, 4.6, colours.paper);
      ring(i, 3.2, 2.4, colours.accent);
    }
    if (m.hoverDisc >= 0) ring(m.hoverDisc, m.focused ? 7 : 2, m.focused ? 2.4 : 1.5, m.focused ? colours.accent : colours.ink);
    for (const i of m.pinned) {
      const d = p.scene.discs[i];
      if (!d) continue;
      const at = toScreen(p.camera, p.view, d);
      this.c.beginPath();
      this.c.arc(at.x, at.y, 2.2, 0, 2 * Math.PI);
      this.c.fillStyle = colours.paper;
      this.c.fill();
    }
  }

  private takeDiscs(p: Picture): void {
    for (const d of p.scene.discs) {
      const at = toScreen(p.camera, p.view, d);
      if (at.x > -40 && at.y > -40 && at.x < p.view.width + 40 && at.y < p.view.height + 40) this.raster.takeDisc(at, radius(d.size, p.camera, p.scale));
    }
  }

  /** takeLines lets names keep off the lines that stand out, where these are few enough to leave room. */
  private takeLines(p: Picture, m: Marks): void {
    const which = m.lit ? m.lit.lines : p.scene.lines.length <= fewLines ? p.scene.lines.keys() : [];
    if (m.lit && m.lit.lines.size > fewLines) return;
    for (const i of which) {
      const k = shape(p, p.scene.lines[i]!);
      if (k && onScreen(k, p.view)) points(k, 4, (q) => this.raster.takePoint(q));
    }
  }

  private names(p: Picture, colours: Colours, m: Marks, done: Set<number>): void {
    let [names, tries] = [0, 0];
    const first = m.lit ? [...m.lit.discs].sort((a, b) => p.scene.discs[b]!.rank - p.scene.discs[a]!.rank) : this.ranked;
    for (const i of first) {
      if (done.has(i)) continue;
      if (names >= maxNames || tries++ > maxTries) break;
      if (this.name(p, colours, i, false, false, names < foremost)) names++;
      done.add(i);
    }
    if (!m.lit || p.scene.discs.length > 400) return;
    for (const i of this.ranked) if (!done.has(i)) this.name(p, colours, i, false, true);
  }

  /** name writes the name of a disc where there is room; must writes it anyway, and large ones may write over others. Answers whether it did. */
  private name(p: Picture, colours: Colours, i: number, must: boolean, pale: boolean, large = false): boolean {
    const d = p.scene.discs[i];
    if (!d) return false;
    const at = { ...toScreen(p.camera, p.view, d), r: radius(d.size, p.camera, p.scale) };
    if (at.x < -20 || at.y < -20 || at.x > p.view.width + 20 || at.y > p.view.height + 20) return false;
    const size = Math.round(Math.min(15, Math.max(11, 9.6 + at.r * 0.24)) * 2) / 2;
    const font = `${must || at.r > 15 ? 600 : 450} ${size}px ${this.family}`;
    const room = (text: string) => besides(at, this.measure(font, text) + 2, size + 3);
    let text = shortened(d.label, must ? 60 : 34);
    let boxes = room(text);
    let k = settle(this.raster, boxes);
    if (k < 0 && !must && text.length > brief) {
      boxes = room((text = shortened(d.label, brief)));
      k = settle(this.raster, boxes);
    }
    if (k < 0 && (must || large || at.r > 13)) k = squeeze(this.raster, boxes);
    if (k < 0 && !must) return false;
    const box = boxes[Math.max(0, k)]!;
    if (k < 0) this.raster.take(box);
    this.write(text, box, font, pale ? colours.quiet : colours.ink, colours.paper, pale ? 0.35 : 1);
    if (d.hidden > 0 && !pale) this.badge(i, d.hidden, at, colours);
    return true;
  }

  /** words writes on lines what they say: on the heaviest where there is room. */
  private words(p: Picture, colours: Colours, m: Marks): void {
    const hot = this.chosen(m);
    const rest = m.lit ? (m.lit.lines.size <= 60 ? [...m.lit.lines] : []) : this.heavy.length <= 400 ? this.heavy : [];
    let left = m.lit ? 60 : 48;
    for (const i of rest) {
      if (left <= 0) break;
      if (!hot.has(i) && this.word(p, colours, i, false)) left--;
    }
  }

  private word(p: Picture, colours: Colours, i: number, must: boolean): boolean {
    const l = p.scene.lines[i];
    if (!l?.label) return false;
    const k = shape(p, l);
    if (!k || !onScreen(k, p.view)) return false;
    const font = `${must ? 600 : 450} ${must ? 12 : 10.5}px ${this.family}`;
    const width = this.measure(font, l.label);
    if (!must && length(k) < width + 24) return false;
    const spots = must ? wordSpots(k, width + 6, l.status === "denied") : (l.status === "denied" ? [0.38, 0.62] : [0.5, 0.38, 0.62]).map((t) => boxAt(pointAt(k, t), width + 6, 13));
    let at = settle(this.raster, spots);
    if (at < 0 && must) at = settle(this.raster, spots, byText);
    if (at < 0 && !must) return false;
    const box = spots[Math.max(0, at)]!;
    this.write(l.label, { ...box, x0: box.x0 + 3 }, font, colours.words[l.tone], colours.paper, 1);
    return true;
  }

  private badge(i: number, hidden: number, at: Point & { r: number }, colours: Colours): void {
    if (at.r < 4) return;
    const text = hidden > 999 ? "+1k" : `+${hidden}`;
    const font = `600 9.5px ${this.family}`;
    const w = this.measure(font, text) + 7;
    const [x, y] = [at.x + at.r * 0.62 + w / 2 - 3, at.y - Math.max(11, at.r * 0.62 + 4)];
    const box = { x0: x - w / 2, y0: y - 6.5, x1: x + w / 2, y1: y + 6.5 };
    const { c } = this;
    c.beginPath();
    c.roundRect(box.x0, box.y0, w, 13, 6.5);
    c.fillStyle = colours.paper;
    c.strokeStyle = colours.quiet;
    c.lineWidth = 0.8;
    c.fill();
    c.stroke();
    c.font = font;
    c.textBaseline = "middle";
    c.textAlign = "center";
    c.fillStyle = colours.quiet;
    c.fillText(text, x, y + 0.5);
    c.textAlign = "left";
    this.badges.push({ disc: i, box });
    this.raster.take(box);
  }

  private write(text: string, box: Box, font: string, colour: string, halo: string, alpha: number): void {
    const { c } = this;
    const y = (box.y0 + box.y1) / 2 + 0.5;
    c.font = font;
    c.textBaseline = "middle";
    c.lineJoin = "round";
    c.globalAlpha = alpha;
    c.strokeStyle = halo;
    c.lineWidth = 3.4;
    c.strokeText(text, box.x0 + 1, y);
    c.fillStyle = colour;
    c.fillText(text, box.x0 + 1, y);
    c.globalAlpha = 1;
  }

  private measure(font: string, text: string): number {
    const id = font + text;
    let w = this.widths.get(id);
    if (w === undefined) {
      this.c.font = font;
      this.widths.set(id, (w = this.c.measureText(text).width));
    }
    return w;
  }
}

/** wordSpots lists where the word of a chosen line may stand: on its middle, or clear above or below or beside it where it is shorter than the
 *  word or bears a mark. */
function wordSpots(k: Parameters<typeof length>[0], width: number, marked: boolean): Box[] {
  const middle = pointAt(k, 0.5);
  const off = (x: number, y: number) => boxAt({ x: middle.x + x, y: middle.y + y }, width, 15);
  const beside = [off(0, -16), off(0, 16), off(width / 2 + 12, 0), off(-width / 2 - 12, 0), off(0, -28), off(0, 28)];
  return marked || length(k) < width + 16 ? beside : [off(0, 0), ...beside];
}

const boxAt = (p: Point, w: number, h: number): Box => ({ x0: p.x - w / 2, y0: p.y - h / 2, x1: p.x + w / 2, y1: p.y + h / 2 });
