// The renderer for browsers without WebGL: the same picture on a 2D canvas. Good for some thousand lines.

import type { Colours } from "./colours";
import { light } from "./colours";
import { order, paint } from "./paint";
import type { Focus, Renderer } from "./renderer";
import { empty, type Scene } from "./scene";

/** plain draws into a box. */
export function plain(box: HTMLElement): Renderer {
  const canvas = document.createElement("canvas");
  canvas.className = "layer";
  box.appendChild(canvas);
  const c = canvas.getContext("2d", { alpha: true });
  let scene: Scene = empty;
  let lines: number[] = [];
  let colours: Colours = light;
  let lit: Focus["lit"] = null;
  return {
    setScene(next, cs) {
      scene = next;
      lines = order(next.lines);
      colours = cs;
      lit = null;
    },
    moved: () => undefined, // the next frame reads the places anew
    setFocus: (f) => void (lit = f.lit),
    frame(camera, view, scale) {
      if (!c) return false;
      resize(canvas, c, view);
      c.clearRect(0, 0, view.width, view.height);
      paint(c, { scene, camera, view, scale }, colours, lit, lines);
      return false;
    },
    destroy: () => canvas.remove(),
  };
}

/** resize gives a canvas the size of the view in the pixels of the screen, and CSS pixels as units. */
export function resize(canvas: HTMLCanvasElement, c: CanvasRenderingContext2D, view: { width: number; height: number }): void {
  const ratio = window.devicePixelRatio || 1;
  const [w, h] = [Math.round(view.width * ratio), Math.round(view.height * ratio)];
  if (canvas.width === w && canvas.height === h) return;
  canvas.width = w;
  canvas.height = h;
  canvas.style.width = `${view.width}px`;
  canvas.style.height = `${view.height}px`;
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
}
