// The pointer on the graph: hover, press, drag, wheel, pinch.

import type { Point } from "./geometry";
import { toLayout } from "./camera";
import type { Stage } from "./stage";

/** What the pointer does to the page. */
export interface Acts {
  hover(disc: number, line: number): void;
  press(disc: number, line: number, add: boolean): void;
  expand(disc: number): void;
  drop(disc: number): void;
}

/** pointer listens on a box until the function it answers is called. */
export function pointer(box: HTMLElement, stage: Stage, acts: Acts): () => void {
  const down = new Map<number, Point>();
  let start: Point = { x: 0, y: 0 };
  let grabbed = -1; // a disc
  let dragging = false;
  let over: Point | null = null;
  let asked = 0;

  const at = (e: MouseEvent): Point => {
    const r = box.getBoundingClientRect();
    return { x: e.clientX - r.left, y: e.clientY - r.top };
  };
  const slack = (e: PointerEvent): number => (e.pointerType === "touch" ? 12 : 3);

  /** hover asks what is under the pointer, once a frame. */
  const hover = (e: PointerEvent) => {
    over = at(e);
    asked ||= requestAnimationFrame(() => {
      asked = 0;
      if (!over || down.size) return;
      const disc = stage.badge(over) >= 0 ? stage.badge(over) : stage.disc(over, 3);
      const line = disc < 0 ? stage.line(over, 7) : -1;
      box.style.cursor = disc >= 0 || line >= 0 ? "pointer" : "grab";
      acts.hover(disc, line);
    });
  };

  const onDown = (e: PointerEvent) => {
    if (e.button !== 0 || (e.target as Element).closest("button")) return;
    const p = at(e);
    down.set(e.pointerId, p);
    box.setPointerCapture(e.pointerId);
    if (down.size > 1) {
      grabbed = -1;
      dragging = true; // two fingers are never a press
      return;
    }
    start = p;
    dragging = false;
    grabbed = stage.disc(p, slack(e));
  };

  const onMove = (e: PointerEvent) => {
    const from = down.get(e.pointerId);
    if (!from) return hover(e);
    const p = at(e);
    if (down.size > 1) pinch(e.pointerId, from, p);
    else if (dragging || Math.hypot(p.x - start.x, p.y - start.y) > (e.pointerType === "touch" ? 9 : 4)) {
      dragging = true;
      box.style.cursor = "grabbing";
      if (grabbed >= 0) stage.put(grabbed, toLayout(stage.camera, stage.view, p));
      else pan(from, p);
    }
    down.set(e.pointerId, p);
  };

  const pan = (from: Point, to: Point) => {
    const { camera: c } = stage;
    stage.move({ k: c.k, x: c.x - (to.x - from.x) / c.k, y: c.y - (to.y - from.y) / c.k });
  };

  const pinch = (id: number, from: Point, to: Point) => {
    const other = [...down].find(([k]) => k !== id)?.[1];
    if (!other) return;
    const middle = (a: Point, b: Point) => ({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    pan(middle(from, other), middle(to, other));
    stage.zoom(Math.hypot(to.x - other.x, to.y - other.y) / Math.max(1, Math.hypot(from.x - other.x, from.y - other.y)), middle(to, other));
  };

  const onUp = (e: PointerEvent) => {
    const p = down.get(e.pointerId);
    if (!p) return;
    down.delete(e.pointerId);
    if (down.size) return;
    box.style.cursor = "grab";
    if (dragging) {
      if (grabbed >= 0) acts.drop(grabbed);
    } else if (e.type === "pointerup") press(e, p);
    grabbed = -1;
  };

  const press = (e: PointerEvent, p: Point) => {
    const badge = stage.badge(p);
    if (badge >= 0) return acts.expand(badge);
    const line = grabbed < 0 ? stage.line(p, e.pointerType === "touch" ? 14 : 7) : -1;
    acts.press(grabbed, line, e.shiftKey || e.ctrlKey || e.metaKey);
  };

  const onDouble = (e: MouseEvent) => {
    if ((e.target as Element).closest("button")) return;
    const p = at(e);
    const disc = stage.disc(p, 3);
    if (stage.badge(p) >= 0) return;
    if (disc >= 0) acts.expand(disc);
    else if (stage.line(p, 7) < 0) stage.zoom(1.8, p, true);
  };

  const onWheel = (e: WheelEvent) => {
    e.preventDefault();
    const unit = e.deltaMode === 1 ? 16 : e.deltaMode === 2 ? 240 : 1;
    stage.zoom(Math.exp(-Math.max(-240, Math.min(240, e.deltaY * unit)) * (e.ctrlKey ? 0.008 : 0.0016)), at(e));
  };

  const onLeave = () => {
    over = null;
    if (!down.size) acts.hover(-1, -1);
  };

  const listeners: [string, (e: never) => void, AddEventListenerOptions?][] = [
    ["pointerdown", onDown], ["pointermove", onMove], ["pointerup", onUp], ["pointercancel", onUp], ["pointerleave", onLeave],
    ["dblclick", onDouble], ["wheel", onWheel, { passive: false }],
  ];
  for (const [type, f, options] of listeners) box.addEventListener(type, f as EventListener, options);
  return () => {
    cancelAnimationFrame(asked);
    for (const [type, f] of listeners) box.removeEventListener(type, f as EventListener);
  };
}
