// The stage: holds scene, camera and renderer together, and draws a frame when something changed.

import * as cam from "./camera";
import { light, type Colours } from "./colours";
import type { Point } from "./geometry";
import { Overlay, type Marks } from "./overlay";
import type { Picture } from "./paint";
import { pickDisc, pickLine } from "./pick";
import { plain, resize } from "./plain";
import { manyLines, type Renderer } from "./renderer";
import { empty, type Scene } from "./scene";
import { webgl } from "./webgl";

/** How long things take to move, in milliseconds. */
const travel = 380;

/** How long nothing must have moved for everything to be drawn, in milliseconds. */
const rest = 160;

const noMarks: Marks = { lit: null, hoverDisc: -1, hoverLine: -1, selected: new Set(), lines: new Set(), focused: false, pinned: new Set() };

export class Stage {
  scene: Scene = empty;
  camera: cam.Camera = { x: 0, y: 0, k: 1 };
  view: cam.Viewport = { width: 1, height: 1 };
  scale: cam.Scale = { base: 1, fit: 1, least: 1, most: 30 };
  isPlain = false;
  onFrame: () => void = () => undefined;
  private renderer!: Renderer;
  private colours: Colours = light;
  private marks: Marks = { ...noMarks };
  private readonly below = layer("div");
  private readonly canvas = layer("canvas") as HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private readonly overlay: Overlay;
  private readonly observer: ResizeObserver;
  private due = 0;
  private touched = 0; // when the camera last moved
  private waiting = 0;
  private covered = 0;
  private foot = 0;
  private fitted = true; // the camera shows all, and should go on doing so
  private flight: { from: cam.Camera; to: cam.Camera; start: number } | null = null;
  private motion: { from: Float64Array; to: Float64Array; start: number } | null = null;

  constructor(private readonly box: HTMLElement, wantPlain: boolean, private readonly onPlain: () => void) {
    box.append(this.below, this.canvas);
    this.context = this.canvas.getContext("2d")!;
    box.addEventListener("contextrestored", () => this.draw(), true); // the graphics card went away and came back
    this.overlay = new Overlay(this.context, getComputedStyle(document.body).fontFamily);
    this.measure();
    this.start(wantPlain || typeof WebGL2RenderingContext === "undefined");
    this.observer = new ResizeObserver(() => {
      this.measure();
      if (this.fitted) this.jump(this.fitting());
      this.draw();
    });
    this.observer.observe(box);
  }

  private start(asPlain: boolean): void {
    this.isPlain = asPlain;
    if (asPlain) {
      this.renderer = plain(this.below);
      this.onPlain();
      return;
    }
    try {
      this.renderer = webgl(this.below, () => this.fallBack());
    } catch {
      this.below.replaceChildren();
      this.start(true);
    }
  }

  /** fallBack goes on without WebGL. */
  private fallBack(): void {
    if (this.isPlain) return;
    this.renderer.destroy();
    this.below.replaceChildren();
    this.start(true);
    this.renderer.setScene(this.scene, this.colours);
    this.renderer.setFocus(this.marks);
    this.draw();
  }

  destroy(): void {
    this.observer.disconnect();
    cancelAnimationFrame(this.due);
    clearTimeout(this.waiting);
    this.renderer.destroy();
    this.below.remove();
    this.canvas.remove();
  }

  private measure(): void {
    this.view = { width: Math.max(1, this.box.clientWidth), height: Math.max(1, this.box.clientHeight) };
  }

  get picture(): Picture {
    return { scene: this.scene, camera: this.camera, view: this.view, scale: this.scale };
  }

  /** show takes a new scene; fitted, it leaves the lowest foot pixels free. Discs that were there move to their new places, new ones come out of their neighbours. */
  show(next: Scene, colours: Colours, refit: boolean, foot = 0): void {
    this.foot = foot;
    const before = this.scene;
    const first = !before.discs.length;
    this.scene = next;
    this.colours = colours;
    this.marks = { ...noMarks };
    this.motion = null;
    if (first || refit) this.rescale();
    const moving = !first && this.lively() && next.lines.length <= manyLines && next.discs.length <= 1500;
    if (moving) this.setOff(before);
    this.renderer.setScene(next, colours);
    if (first) this.jump(this.fitting());
    else if (refit || this.anyOff(before)) this.fit();
    this.draw();
  }

  recolour(colours: Colours): void {
    this.colours = colours;
    this.renderer.setScene(this.scene, colours);
    this.renderer.setFocus(this.marks);
    this.draw();
  }

  private lively(): boolean {
    return !matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  /** setOff begins the way of all discs from their old places to the new. */
  private setOff(before: Scene): void {
    const { discs, at, lines } = this.scene;
    const from = new Float64Array(discs.length * 2);
    const to = new Float64Array(discs.length * 2);
    let any = false;
    discs.forEach((d, i) => {
      let old: Point | undefined = before.discs[before.index.get(d.key) ?? -1];
      for (const l of old ? [] : at[i]!) old ??= before.discs[before.index.get(discs[lines[l]!.a + lines[l]!.b - i]!.key) ?? -1];
      [from[2 * i], from[2 * i + 1]] = [old?.x ?? d.x, old?.y ?? d.y];
      [to[2 * i], to[2 * i + 1]] = [d.x, d.y];
      any ||= Math.abs(from[2 * i]! - d.x) + Math.abs(from[2 * i + 1]! - d.y) > 1e-6;
    });
    if (!any) return;
    this.motion = { from, to, start: performance.now() };
    this.step(performance.now());
  }

  private step(now: number): void {
    const m = this.motion;
    if (!m) return;
    const t = Math.min(1, (now - m.start) / travel);
    const e = cam.ease(Math.max(0, t));
    this.scene.discs.forEach((d, i) => {
      d.x = m.from[2 * i]! * (1 - e) + m.to[2 * i]! * e;
      d.y = m.from[2 * i + 1]! * (1 - e) + m.to[2 * i + 1]! * e;
    });
    if (t >= 1) this.motion = null;
  }

  /** targets are the discs where they will come to rest. */
  private targets(): { x: number; y: number; size: number; key: string }[] {
    const m = this.motion;
    return m ? this.scene.discs.map((d, i) => ({ ...d, x: m.to[2 * i]!, y: m.to[2 * i + 1]! })) : this.scene.discs;
  }

  private fitting(): cam.Camera {
    return cam.fit(this.targets() as Scene["discs"], this.view, this.foot);
  }

  private rescale(): void {
    this.scale = cam.scaleFor(this.scene.discs, this.fitting().k);
  }

  private anyOff(before: Scene): boolean {
    return this.targets().some((d) => {
      if (before.index.has(d.key)) return false;
      const p = cam.toScreen(this.camera, this.view, d);
      return p.x < 0 || p.y < 0 || p.x > this.view.width || p.y > this.view.height;
    });
  }

  /** fit shows everything. */
  fit(): void {
    this.fly(this.fitting());
    this.fitted = true;
  }

  /** settle draws once more when nothing has moved for a moment. */
  private settle(): void {
    clearTimeout(this.waiting);
    this.waiting = window.setTimeout(() => this.draw(), rest);
  }

  jump(to: cam.Camera): void {
    this.touched = performance.now();
    this.flight = null;
    this.camera = to;
  }

  /** move sets the camera by hand. */
  move(to: cam.Camera): void {
    this.jump(to);
    this.fitted = false;
    this.draw();
  }

  fly(to: cam.Camera): void {
    this.fitted = false;
    if (!this.lively()) this.jump(to);
    else this.flight = { from: this.camera, to, start: performance.now() };
    this.draw();
  }

  zoom(by: number, at?: Point, fly = false): void {
    const from = fly && this.flight ? this.flight.to : this.camera;
    const to = cam.zoomed(from, this.view, by, at ?? { x: this.view.width / 2, y: this.view.height / 2 }, [this.scale.fit * 0.25, this.scale.fit * 50]);
    if (fly) this.fly(to);
    else this.move(to);
  }

  /** cover says how much of the lower part of the stage lies under something else. */
  cover(pixels: number): void {
    this.covered = pixels;
  }

  /** look brings a point of the layout into the middle of what can be seen, when it is not well in sight already. */
  look(p: Point): void {
    const height = Math.max(1, this.view.height - this.covered);
    const at = cam.toScreen(this.camera, this.view, p);
    const m = Math.min(90, this.view.width / 5, height / 4);
    if (at.x > m && at.y > m && at.x < this.view.width - m && at.y < height - m) return;
    const k = Math.max(this.camera.k, this.scale.fit);
    this.fly({ x: p.x, y: p.y + this.covered / 2 / k, k });
  }

  mark(m: Marks): void {
    const relit = m.lit !== this.marks.lit;
    this.marks = m;
    if (relit) this.renderer.setFocus(m);
    this.draw();
  }

  /** put moves a disc by hand. */
  put(disc: number, p: Point): void {
    const d = this.scene.discs[disc];
    if (!d) return;
    this.motion = null;
    [d.x, d.y] = [p.x, p.y];
    this.renderer.moved([disc]);
    this.draw();
  }

  disc(at: Point, slack: number): number {
    return pickDisc(this.picture, at, slack);
  }

  line(at: Point, slack: number): number {
    return pickLine(this.picture, at, slack);
  }

  /** badge is the disc whose badge lies at a point; -1 for none. */
  badge(at: Point): number {
    return this.overlay.badges.find(({ box: b }) => at.x >= b.x0 - 2 && at.x <= b.x1 + 2 && at.y >= b.y0 - 2 && at.y <= b.y1 + 2)?.disc ?? -1;
  }

  /** draw draws in the next frame. */
  draw(): void {
    this.due ||= requestAnimationFrame((now) => this.frame(now));
  }

  private frame(now: number): void {
    this.due = 0;
    if (this.box.clientWidth === 0) return; // hidden behind another tab
    if (this.motion) {
      this.step(now);
      this.renderer.moved(null);
    }
    if (this.flight) {
      this.touched = now;
      const t = Math.min(1, Math.max(0, (now - this.flight.start) / travel));
      this.camera = cam.between(this.flight.from, this.flight.to, cam.ease(t));
      if (t >= 1) this.flight = null;
    }
    const busy = now - this.touched < rest;
    if (this.renderer.frame(this.camera, this.view, this.scale, busy)) this.settle();
    resize(this.canvas, this.context, this.view);
    this.context.clearRect(0, 0, this.view.width, this.view.height);
    this.overlay.draw(this.picture, this.colours, this.marks);
    this.onFrame();
    if (this.motion || this.flight) this.draw();
  }
}

function layer(tag: "div" | "canvas"): HTMLElement {
  const e = document.createElement(tag);
  e.className = "layer";
  return e;
}
