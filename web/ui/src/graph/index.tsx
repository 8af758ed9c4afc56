// The graph of the centre: ties the stage to the state of the page.

import { effect, signal, untracked, type Signal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import * as a from "../actions";
import * as s from "../state";
import { count, relationWord, statusWord, typeWord } from "../words";
import { dark, light } from "./colours";
import { OverLimit, Nothing, Tools } from "./extras";
import type { Marks } from "./overlay";
import { pointer } from "./pointer";
import { sceneOf } from "./scene";
import { Stage } from "./stage";
import { otherEnd, walk, type Step } from "./walk";

/** Pixels that the words of OverLimit stand on. */
const footer = 28;

export function GraphView() {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => (box.current ? bind(box.current) : undefined), []);
  const nothing = !s.view.value.nodes.length;
  return (
    <>
      <div ref={box} class={`graph${nothing ? " vacant" : ""}`} tabIndex={0} role="application" aria-roledescription="graph" aria-describedby="graph-help"
        aria-label={`Graph of ${count(s.view.value.nodes.length, "entity", "entities")}`} />
      <p id="graph-help" class="hidden-text">
        Arrow keys go along relations, Tab goes round the relations of an entity, Enter opens, E expands. The Table view shows the same as a table.
      </p>
      <p class="hidden-text" aria-live="polite">{spoken()}</p>
      {nothing ? <Nothing /> : <Tools />}
      <OverLimit />
    </>
  );
}

/** spoken says in words what the keyboard or pointer is on. */
function spoken(): string {
  const { node, edge } = s.hover.value;
  const e = edge && s.edgesById.value.get(edge);
  if (e) {
    const name = (key: string) => s.nodesByKey.value.get(key)?.label ?? key;
    return `${name(e.source)}, ${e.label || relationWord(e.type)}, ${name(e.target)}. ${statusWord(e.status)}, ${count(e.weight, "sentence")}.`;
  }
  const n = node && s.nodesByKey.value.get(node);
  if (!n) return "";
  const hidden = s.hidden(n);
  return `${n.label}, ${typeWord(n.type)}, ${count(n.degree, "neighbour")}${hidden ? `, ${hidden} of them hidden` : ""}.`;
}

/** bind lets the stage follow the state, and the state follow pointer and keys. */
function bind(box: HTMLElement): () => void {
  const stage = new Stage(box, new URLSearchParams(location.search).has("plain"), () => queueMicrotask(() => (s.plainDrawing.value = true)));
  const key = (disc: number): string => stage.scene.discs[disc]?.key ?? "";
  const id = (line: number): string => stage.scene.lines[line]?.id ?? "";
  const hover = (disc: number, line: number) => {
    const now = { node: key(disc), edge: id(line) };
    if (now.node !== s.hover.value.node || now.edge !== s.hover.value.edge) s.hover.value = now;
  };
  let byKeys = false;
  const shown = signal(0); // scenes that came on the stage
  const stops = [
    follow(stage, shown),
    effect(() => {
      void shown.value; // marks are indices of the scene on the stage
      stage.mark(marks(stage, byKeys));
    }),
    pointer(box, stage, {
      hover: (d, l) => {
        byKeys = false;
        hover(d, l);
      },
      press: (d, l, add) => {
        if (d >= 0) void a.selectNode(key(d), add);
        else if (l >= 0) a.selectEdge(id(l));
        else a.clearSelection();
      },
      expand: (d) => void a.expand(key(d)),
      drop: (d) => {
        const at = stage.scene.discs[d];
        if (at) a.pin(at.key, at.x, at.y);
      },
    }),
    keys(box, stage, (step) => {
      byKeys = true;
      hover(step.disc, step.line);
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    stage.destroy();
  };
}

/** follow shows each new view, and carries out orders to the camera. */
function follow(stage: Stage, shown: Signal<number>): () => void {
  let filters: unknown = null;
  let theme = s.dark.value;
  let order = s.camera.value.n;
  let painted = false;
  stage.onFrame = () => {
    if (painted || !stage.scene.discs.length) return;
    painted = true;
    performance.mark("actant:painted");
  };
  const stops = [
    effect(() => {
      const view = s.view.value;
      const tones = s.corpus.value?.tones ?? {};
      untracked(() => {
        const refit = filters !== s.query.value;
        filters = s.query.value;
        stage.show(sceneOf(view, tones, s.hidden), s.dark.value ? dark : light, refit, view.left.nodes > 0 ? footer : 0);
        shown.value++;
      });
    }),
    effect(() => {
      if (s.dark.value !== theme) stage.recolour((theme = s.dark.value) ? dark : light);
    }),
    effect(() => {
      const { nodes, edge } = s.selection.value;
      stage.cover(s.sheet.value === "none" || !matchMedia("(max-width: 820px)").matches ? 0 : window.innerHeight * 0.56);
      const last = nodes[nodes.length - 1];
      untracked(() => {
        if (last) obey(stage, { kind: "node", key: last, n: 0 });
        else if (edge) obey(stage, { kind: "edge", key: edge, n: 0 });
      });
    }),
    effect(() => {
      const c = s.camera.value;
      if (c.n === order) return;
      order = c.n;
      untracked(() => obey(stage, c));
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

function obey(stage: Stage, c: s.CameraOrder): void {
  const { scene } = stage;
  if (c.kind === "fit") stage.fit();
  else if (c.kind === "in" || c.kind === "out") stage.zoom(c.kind === "in" ? 1.5 : 1 / 1.5, undefined, true);
  else if (c.kind === "node") {
    const d = scene.discs[scene.index.get(c.key) ?? -1];
    if (d) stage.look(d);
  } else {
    const l = scene.lines[scene.lineIndex.get(c.key) ?? -1];
    const [p, q] = l ? [scene.discs[l.a]!, scene.discs[l.b]!] : [];
    if (p && q) stage.look({ x: (p.x + q.x) / 2, y: (p.y + q.y) / 2 });
  }
}

/** marks works out what stands out: what the pointer is on, else the path, else the selection. */
function marks(stage: Stage, focused: boolean): Marks {
  const { scene } = stage;
  const find = (key: string) => scene.index.get(key) ?? -1;
  const { node, edge } = s.hover.value;
  const hops = s.path.value?.hops.map((h) => h.edge.id) ?? [];
  const chosen = s.selection.value;
  const m: Marks = {
    lit: null, hoverDisc: edge ? -1 : find(node), hoverLine: scene.lineIndex.get(edge) ?? -1, focused,
    selected: new Set([...chosen.nodes, ...(s.path.value?.nodes.map((n) => n.key) ?? [])].map(find).filter((i) => i >= 0)),
    lines: new Set([chosen.edge, ...hops].map((id) => scene.lineIndex.get(id) ?? -1).filter((i) => i >= 0)),
    pinned: new Set([...s.pinned.value.keys()].map(find).filter((i) => i >= 0)),
  };
  const lit = { discs: new Set<number>(), lines: new Set<number>() };
  const line = (i: number) => {
    const l = scene.lines[i];
    if (l) lit.lines.add(i), lit.discs.add(l.a).add(l.b);
  };
  const disc = (i: number) => {
    if (!scene.discs[i]) return;
    lit.discs.add(i);
    scene.at[i]!.forEach(line);
  };
  if (m.hoverLine >= 0) line(m.hoverLine);
  else if (m.hoverDisc >= 0) disc(m.hoverDisc);
  else if (m.lines.size) m.lines.forEach(line);
  else if (!s.path.value) m.selected.forEach(disc);
  if (lit.discs.size) m.lit = lit;
  return m;
}

/** keys walks through the graph. */
function keys(box: HTMLElement, stage: Stage, go: (to: Step) => void): () => void {
  let disc = "";
  const press = (e: KeyboardEvent) => {
    if (e.target !== box || e.ctrlKey || e.metaKey || e.altKey) return;
    const { scene } = stage;
    const { node, edge } = s.hover.value;
    const line = scene.lineIndex.get(edge) ?? -1;
    disc = node || (line >= 0 && disc) || s.selectedNode.value || disc;
    const from = { disc: scene.index.get(disc) ?? -1, line };
    const to = walk(scene, from, e.key, e.shiftKey);
    if (to) {
      disc = scene.discs[to.disc]!.key;
      go(to);
      const at = scene.discs[to.line >= 0 ? otherEnd(scene, to.line, to.disc) : to.disc];
      if (at) stage.look(at);
    } else if ((e.key === "Enter" || e.key === " ") && from.line >= 0) a.selectEdge(edge);
    else if ((e.key === "Enter" || e.key === " ") && from.disc >= 0) void a.selectNode(disc, e.key === " " || e.shiftKey);
    else if (e.key === "e" && from.disc >= 0) void a.expand(disc);
    else return;
    e.preventDefault();
  };
  const leave = () => (s.hover.value = { node: "", edge: "" });
  box.addEventListener("keydown", press);
  box.addEventListener("blur", leave);
  return () => {
    box.removeEventListener("keydown", press);
    box.removeEventListener("blur", leave);
  };
}
