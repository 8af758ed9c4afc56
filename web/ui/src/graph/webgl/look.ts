// What the programs need to know of a frame beside sigma's own parameters. One object, changed in place.

import type { Colours } from "../colours";
import { light, rgb } from "../colours";

export interface Look {
  width: number; // of the canvas, CSS pixels
  height: number;
  base: number; // see Scale
  least: number;
  most: number;
  growth: number;
  dim: boolean; // something is lit, the rest fades
  detail: boolean; // heads and patterns are large enough to be seen
  paper: [number, number, number];
  lineAlpha: number;
  silent: boolean; // nothing is drawn
}

export const newLook = (): Look => ({
  width: 1, height: 1, base: 1, least: 1, most: 34, growth: 1, dim: false, detail: true, paper: rgb(light.paper), lineAlpha: 1, silent: false,
});

export function colour(look: Look, c: Colours): void {
  look.paper = rgb(c.paper);
}

/** Codes of the line styles in the shader. */
export const styles = { stated: 0, cooccurring: 0, possible: 1, alleged: 2, denied: 3 } as const;
