// The state of the page: signals that every part reads, and nobody changes but through actions.ts.

import { computed, signal } from "@preact/signals";
import type { Corpus, Edge, Failure, Node, Path, Query, View } from "./api";

export type Tab = "graph" | "table" | "timeline" | "documents";
export type Dialog = "none" | "help" | "save" | "review";
export type Sheet = "none" | "filters" | "details";
export type ThemeChoice = "system" | "light" | "dark";

/** What is selected: nodes in the order of selection, or one edge. Never both. */
export interface Selection {
  nodes: string[]; // keys
  edge: string; // id, "" for none
}

/** A document beside the graph. start and end mark the sentence to scroll to, in its text; 0, 0 for none. */
export interface OpenDocument {
  id: string;
  start: number;
  end: number;
}

/** A path asked for; either end may be "" while the user is choosing. */
export interface PathQuestion {
  from: string;
  to: string;
}

export interface Toast {
  id: number;
  text: string;
  tone: "info" | "error";
  action?: { label: string; run: () => void };
}

/** An order to the camera of the graph; n makes equal orders distinct. */
export interface CameraOrder {
  kind: "fit" | "in" | "out" | "node" | "edge";
  key: string;
  n: number;
}

/** What a finding in the corpus came to: shown as an empty state in the centre. */
export const noView: View = { revision: 0, nodes: [], edges: [], left: { nodes: 0, edges: 0, cooccurrences: 0 } };

export const corpus = signal<Corpus | null>(null);
export const query = signal<Query>({});
export const view = signal<View>(noView);
/** Keys of nodes the user expanded, in order: part of the URL, so that a link shows the same. */
export const expanded = signal<string[]>([]);
export const selection = signal<Selection>({ nodes: [], edge: "" });
/** What the pointer or the keyboard is on in the graph; "" for nothing. */
export const hover = signal<{ node: string; edge: string }>({ node: "", edge: "" });
export const tab = signal<Tab>("graph");
export const openDoc = signal<OpenDocument | null>(null);
export const pathAsked = signal<PathQuestion | null>(null);
export const path = signal<Path | null>(null); // null while none was asked for or it is on its way
export const dialog = signal<Dialog>("none");
/** Narrow screens: which column lies over the graph as a sheet. */
export const sheet = signal<Sheet>("none");
export const themeChoice = signal<ThemeChoice>("system");
export const systemDark = signal(false);
/** Calls on their way. */
export const busy = signal(0);
/** Why there is nothing to show; null when all is well. */
export const failure = signal<Failure | null>(null);
export const toasts = signal<Toast[]>([]);
export const camera = signal<CameraOrder>({ kind: "fit", key: "", n: 0 });
/** The graph is drawn without WebGL. */
export const plainDrawing = signal(false);
/** Nodes the user has dragged: they stay where they were put. */
export const pinned = signal<Map<string, [number, number]>>(new Map());

export const readOnly = computed(() => corpus.value?.readOnly ?? true);
export const dark = computed(() => (themeChoice.value === "system" ? systemDark.value : themeChoice.value === "dark"));
export const nodesByKey = computed(() => new Map<string, Node>(view.value.nodes.map((n) => [n.key, n])));
export const edgesById = computed(() => new Map<string, Edge>(view.value.edges.map((e) => [e.id, e])));
/** How many neighbours of each node are on the screen. */
export const shownNeighbours = computed(() => {
  const sets = new Map<string, Set<string>>();
  const add = (a: string, b: string) => {
    const s = sets.get(a);
    if (s) s.add(b);
    else sets.set(a, new Set([b]));
  };
  for (const e of view.value.edges) {
    add(e.source, e.target);
    add(e.target, e.source);
  }
  return sets;
});

/** hidden says how many neighbours of a node are not on the screen. */
export function hidden(n: Node): number {
  return Math.max(0, n.degree - (shownNeighbours.value.get(n.key)?.size ?? 0));
}

/** selectedNode is the key of the one selected node, "" when none or several are. */
export const selectedNode = computed(() => (selection.value.nodes.length === 1 ? selection.value.nodes[0]! : ""));
