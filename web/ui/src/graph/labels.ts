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

  private fill(y: number, x0: number, x1: number, by: number): void {
    for (let i = y * this.columns + x0, end = y * this.columns + x1; i < end; i++) this.taken[i]! |= by;
  }
}

/** besides lists the boxes a name of some size may stand in beside a disc, the best first: right, left,
 *  below, above, and across it. */
export function besides(at: Point & { r: number }, width: number, height: number): Box[] {
  const gap = at.r + 4;
  const h = height / 2;
  const w = width / 2;
  return [
    { x0: at.x + gap, y0: at.y - h, x1: at.x + gap + width, y1: at.y + h },
    { x0: at.x - gap - width, y0: at.y - h, x1: at.x - gap, y1: at.y + h },
    { x0: at.x - w, y0: at.y + gap - 2, x1: at.x + w, y1: at.y + gap - 2 + height },
    { x0: at.x - w, y0: at.y - gap + 2 - height, x1: at.x + w, y1: at.y - gap + 2 },
    { x0: at.x - w, y0: at.y - h, x1: at.x + w, y1: at.y + h },
  ];
}

/** settle finds the first free box and takes it; -1 when all are taken. */
export function settle(raster: Raster, boxes: Box[], mask = byDisc | byText): number {
  const i = boxes.findIndex((b) => raster.free(b, mask));
  if (i >= 0) raster.take(boxes[i]!);
  return i;
}

/** shortened cuts a name at a word, so that it is not much longer than most. */
export function shortened(s: string, most = 34): string {
  if (s.length <= most) return s;
  const cut = s.lastIndexOf(" ", most - 1);
  return (cut > most / 2 ? s.slice(0, cut) : s.slice(0, most - 1)) + "…";
}
