// What the programs need to know of a frame beside sigma's own parameters. One object, changed in place.

import { light, rgb } from "../colours";

export interface Look {
  width: number; // of the canvas, CSS pixels
  height: number;
  base: number; // see Scale
  least: number;
  most: number;
  growth: number;
  dim: boolean; // something is lit, the rest fades
  hairs: boolean; // too many lines are in view for ribbons
  share: number; // so many hairs at most, the strongest: while things move
  alpha: number; // of lines
  paper: [number, number, number];
  silent: boolean; // nothing is drawn
}

export const newLook = (): Look => ({
  width: 1, height: 1, base: 1, least: 1, most: 30, growth: 1, dim: false, hairs: false, share: Infinity, alpha: 1, paper: rgb(light.paper), silent: false,
});

/** Half the side of the square of the layout that sigma maps to its own unit square. */
export const half = 1000;

/** Codes of the line styles in the shader. */
export const styles = { stated: 0, cooccurring: 0, possible: 1, alleged: 2, denied: 3 } as const;
