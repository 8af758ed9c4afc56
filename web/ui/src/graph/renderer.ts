// What a renderer of the picture promises; there are two, WebGL and plain canvas.

import type { Colours } from "./colours";
import type { Camera, Scale, Viewport } from "./camera";
import type { Scene } from "./scene";

/** What stands out. Where lit is not null, all other discs and lines fade. */
export interface Focus {
  lit: { discs: Set<number>; lines: Set<number> } | null;
}

export interface Renderer {
  /** setScene takes a new picture; the camera of the next frame belongs to it. */
  setScene(scene: Scene, colours: Colours): void;
  /** moved says that discs of the scene have new places: these, or all. */
  moved(discs: number[] | null): void;
  setFocus(focus: Focus): void;
  /** frame draws, now. While the user is busy moving things it may draw less; it then answers true, and wants another
   *  frame when they rest. */
  frame(camera: Camera, viewport: Viewport, scale: Scale, busy: boolean): boolean;
  destroy(): void;
}

/** What faded things keep of their strength. */
export const faded = { line: 0.1, disc: 0.22 };

/** Above so many lines they are drawn straight and without cosmetics, and nothing is animated. */
export const manyLines = 4000;
