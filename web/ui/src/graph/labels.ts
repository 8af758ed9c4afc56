// Which names are written where: greedy, the most important first, never over each other or over a disc.

import type { Point } from "./geometry";

export interface Box {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/** Cells of the raster that keeps what is taken, in pixels. */
const cell = 4;

/** What a cell of the raster is taken by. */
export const byDisc = 1;
export const byText = 2;
export const byLine = 4;

/** Raster remembers what parts of the screen are taken. It is kept and cleared, not made anew. */
export class Raster {
  private columns = 0;
  private rows = 0;
  private taken = new Uint8Array(0);

  clear(width: number, height: number): void {
    this.columns = Math.ceil(width / cell);
    this.rows = Math.ceil(height / cell);
    const size = this.columns * this.rows;
    if (this.taken.length < size) this.taken = new Uint8Array(size);
    else this.taken.fill(0, 0, size);
  }

  /** free says whether all of a box is on the screen and nothing of it taken by what mask names. */
  free(b: Box, mask = byDisc | byText): boolean {
    const [x0, x1] = [Math.floor(b.x0 / cell), Math.ceil(b.x1 / cell)];
    const [y0, y1] = [Math.floor(b.y0 / cell), Math.ceil(b.y1 / cell)];
    if (x0 < 0 || y0 < 0 || x1 > this.columns || y1 > this.rows) return false;
    for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (this.taken[y * this.columns + x]! & mask) return false;
    return true;
  }

  /** count says how many cells of a box are taken by what mask names. */
  count(b: Box, mask: number): number {
    let n = 0;
    for (let y = Math.max(0, Math.floor(b.y0 / cell)); y < Math.min(this.rows, Math.ceil(b.y1 / cell)); y++) {
      for (let x = Math.max(0, Math.floor(b.x0 / cell)); x < Math.min(this.columns, Math.ceil(b.x1 / cell)); x++) if (this.taken[y * this.columns + x]! & mask) n++;
    }
    return n;
  }

  take(b: Box): void {
    const [x0, x1] = [Math.max(0, Math.floor(b.x0 / cell)), Math.min(this.columns, Math.ceil(b.x1 / cell))];
    const [y0, y1] = [Math.max(0, Math.floor(b.y0 / cell)), Math.min(this.rows, Math.ceil(b.y1 / cell))];
    for (let y = y0; y < y1; y++) this.fill(y, x0, x1, byText);
  }

  /** takeDisc takes the cells whose middle lies in a disc. */
  takeDisc(p: Point, r: number): void {
    const y1 = Math.min(this.rows - 1, Math.floor((p.y + r) / cell));
    for (let y = Math.max(0, Math.floor((p.y - r) / cell)); y <= y1; y++) {
      const h = r * r - (y * cell + cell / 2 - p.y) ** 2;
      if (h <= 0) continue;
      const w = Math.sqrt(h);
      const x0 = Math.max(0, Math.floor((p.x - w) / cell));
      const x1 = Math.min(this.columns, Math.ceil((p.x + w) / cell));
      this.fill(y, x0, x1, byDisc);
    }
  }

  /** takePoint takes the cell of a point of a line. */
  takePoint(p: Point): void {
    const [x, y] = [Math.floor(p.x / cell), Math.floor(p.y / cell)];
    if (x >= 0 && y >= 0 && x < this.columns && y < this.rows) this.taken[y * this.columns + x]! |= byLine;
  }

  private fill(y: number, x0: number, x1: number, by: number): void {
    for (let i = y * this.columns + x0, end = y * this.columns + x1; i < end; i++) this.taken[i]! |= by;
  }
}

/** besides lists the boxes a name of some size may stand in beside a disc, the best first: right, left, below, above,
 *  the corners, and across it. */
export function besides(at: Point & { r: number }, width: number, height: number): Box[] {
  const gap = at.r + 4;
  const [h, w] = [height / 2, width / 2];
  const corner = at.r * 0.7 + 2;
  const box = (x: number, y: number): Box => ({ x0: x, y0: y, x1: x + width, y1: y + height });
  return [
    box(at.x + gap, at.y - h), box(at.x - gap - width, at.y - h), box(at.x - w, at.y + gap - 2), box(at.x - w, at.y - gap + 2 - height),
    box(at.x + corner, at.y - corner - height + 3), box(at.x + corner, at.y + corner - 3),
    box(at.x - corner - width, at.y - corner - height + 3), box(at.x - corner - width, at.y + corner - 3),
    box(at.x - w, at.y - h),
  ];
}

/** settle finds the free box that covers least of the lines, and among equals the first, and takes it; -1 when all are
 *  taken. */
export function settle(raster: Raster, boxes: Box[], mask = byDisc | byText): number {
  let best = -1;
  let least = Infinity;
  boxes.forEach((b, i) => {
    if (i >= least || !raster.free(b, mask)) return;
    const covers = raster.count(b, byLine) + i;
    if (covers < least) [best, least] = [i, covers];
  });
  if (best >= 0) raster.take(boxes[best]!);
  return best;
}

/** squeeze finds the box that hides least of the discs, but no text, and takes it; -1 when text is everywhere. The last
 *  box lies across the disc that it names, which hides less than it seems. */
export function squeeze(raster: Raster, boxes: Box[]): number {
  let best = -1;
  let least = Infinity;
  boxes.forEach((b, i) => {
    if (!raster.free(b, byText)) return;
    const hides = raster.count(b, byDisc | byText) * (i === boxes.length - 1 ? 0.4 : 1) + i;
    if (hides < least) [best, least] = [i, hides];
  });
  if (best >= 0) raster.take(boxes[best]!);
  return best;
}

/** shortened cuts a name at a word, so that it is not much longer than most. */
export function shortened(s: string, most = 34): string {
  if (s.length <= most) return s;
  const cut = s.lastIndexOf(" ", most - 1);
  return (cut > most / 2 ? s.slice(0, cut) : s.slice(0, most - 1)) + "…";
}
