// The colours of the picture in both themes: the same as the variables of style/base.css, for canvas, WebGL and files.
// Entity types are Okabe and Ito's palette, tones a blue and a red of unequal lightness: colour-blind readers can tell them.

import type { EntityType, Tone } from "../api";

export interface Colours {
  paper: string;
  ink: string;
  quiet: string;
  rule: string;
  accent: string;
  types: Record<EntityType, string>;
  lines: Record<Tone, string>;
  words: Record<Tone, string>;
}

export const light: Colours = {
  paper: "#ffffff", ink: "#1a1e23", quiet: "#59626d", rule: "#dde1e6", accent: "#0b63a5",
  types: { person: "#0072b2", organisation: "#e69f00", country: "#009e73", place: "#56b4e9", group: "#cc79a7", event: "#d55e00", other: "#8a929b" },
  lines: { neutral: "#8a929b", cooperative: "#3d8fb5", hostile: "#c2593f", faint: "#c4c9cf" },
  words: { neutral: "#4d555f", cooperative: "#1e6485", hostile: "#9a3820", faint: "#59626d" },
};

export const dark: Colours = {
  paper: "#12161c", ink: "#eceff3", quiet: "#9ba5b1", rule: "#2f3741", accent: "#6cb8f0",
  types: { person: "#3b9bd8", organisation: "#f0b429", country: "#2dbe94", place: "#8ccbf2", group: "#de9cc0", event: "#ee7f3b", other: "#9aa3ad" },
  lines: { neutral: "#77818d", cooperative: "#4a93b8", hostile: "#cc6a52", faint: "#3f4853" },
  words: { neutral: "#bac2cc", cooperative: "#8fc6e3", hostile: "#f0a48f", faint: "#9ba5b1" },
};

/** rgb reads #rrggbb as three numbers in [0, 1]. */
export function rgb(hex: string): [number, number, number] {
  const n = Number.parseInt(hex.slice(1), 16);
  return [(n >> 16) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255];
}
