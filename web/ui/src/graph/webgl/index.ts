// The WebGL renderer: sigma draws, with programs of our own; camera and pointer are the stage's.

import Graph from "graphology";
import Sigma from "sigma";
import { growth, toLayout, type Camera, type Viewport } from "../camera";
import { light, rgb, type Colours } from "../colours";
import { order } from "../paint";
import { manyLines, type Focus, type Renderer } from "../renderer";
import { empty, type Scene } from "../scene";
import { hairProgram, packHairs } from "./hairs";
import { Packed, packRibbons, ribbonProgram } from "./lines";
import { half, newLook } from "./look";
import { discProgram } from "./nodes";
import { Nothing } from "./nothing";

/** So many hairs are drawn while the camera moves; all of them when it rests. */
const moving = 6000;

/** webgl draws into a box; lost is called once when the graphics card takes the picture away. It throws where there is no WebGL. */
export function webgl(box: HTMLElement, lost: () => void): Renderer {
  const look = newLook();
  const packs = { ribbons: new Packed(), hairs: new Packed() };
  const programs = { ribbon: ribbonProgram(look, packs.ribbons), hair: hairProgram(look, packs.hairs), arrow: Nothing, line: Nothing };
  const sigma = new Sigma(new Graph(kind), box, {
    allowInvalidContainer: true, stagePadding: 0, renderLabels: false, renderEdgeLabels: false, enableEdgeEvents: false, zIndex: false, minCameraRatio: null, maxCameraRatio: null,
    defaultNodeType: "disc", nodeProgramClasses: { disc: discProgram(look), circle: Nothing } as never, nodeHoverProgramClasses: { disc: Nothing, circle: Nothing } as never,
    defaultEdgeType: "ribbon", edgeProgramClasses: programs as never,
  });
  // The stage listens to the pointer; sigma's listeners would read pixels back at each move.
  sigma.getMouseCaptor().kill();
  sigma.getTouchCaptor().kill();
  sigma.setCustomBBox({ x: [-half, half], y: [-half, half] });
  for (const c of Object.values(sigma.getCanvases())) c.addEventListener("webglcontextlost", lost, { once: true });

  let graph = new Graph(kind);
  let scene: Scene = empty;
  let colours: Colours = light;
  let lit: Focus["lit"] = null;
  let ranked: number[] = []; // all lines in the order of drawing
  let packed = ""; // what lines the data hold; "" when they must be packed anew
  const lines = new Lines();

  /** refresh gives sigma the discs that changed; it draws with the next frame. */
  const refresh = (nodes: string[]) => {
    look.silent = true;
    sigma.refresh({ partialGraph: { nodes, edges: [] }, skipIndexation: true, schedule: false });
    look.silent = false;
  };
  const shine = (discs: Iterable<number>, on: number): string[] => {
    const keys: string[] = [];
    for (const i of discs) {
      const key = scene.discs[i]?.key;
      if (key === undefined || !graph.hasNode(key)) continue;
      graph.getNodeAttributes(key).lit = on;
      keys.push(key);
    }
    return keys;
  };

  return {
    setScene(next, cs) {
      [scene, colours, lit, packed] = [next, cs, null, ""];
      look.dim = false;
      look.paper = rgb(cs.paper);
      ranked = next.lines.length > manyLines ? byWeight(next) : order(next.lines);
      graph = graphOf(next, cs);
      look.silent = true; // sigma draws at once, with a camera that is not yet the one wanted
      sigma.setGraph(graph);
      look.silent = false;
    },
    moved(discs) {
      packed = "";
      const keys: string[] = [];
      for (const i of discs ?? scene.discs.keys()) {
        const d = scene.discs[i]!;
        const at = graph.getNodeAttributes(d.key);
        at.x = d.x;
        at.y = -d.y;
        keys.push(d.key);
      }
      refresh(keys);
    },
    setFocus(f) {
      const before = lit ? shine(lit.discs, 0) : [];
      const now = f.lit ? shine(f.lit.discs, 1) : [];
      lit = f.lit;
      look.dim = lit !== null;
      packed = "";
      refresh([...before, ...now]);
    },
    frame(camera, view, scale, busy) {
      Object.assign(look, { width: view.width, height: view.height, base: scale.base, least: scale.least, most: scale.most, growth: growth(camera, scale) });
      const seen = ranked.length > manyLines ? lines.inView(scene, ranked, camera, view) : ranked;
      look.hairs = seen.length > manyLines;
      look.share = busy ? moving : Infinity;
      look.alpha = look.hairs ? strength(busy ? Math.min(moving, seen.length) : seen.length) : 1;
      const wanted = look.hairs ? "hairs" : seen === ranked ? "all" : `${camera.x} ${camera.y} ${camera.k} ${view.width} ${view.height}`;
      if (packed !== wanted && look.hairs) packHairs(packs.hairs, scene, ranked, colours, lit && lit.lines);
      else if (packed !== wanted) packRibbons(packs.ribbons, scene, seen, colours, lit && lit.lines);
      packed = wanted;
      setCamera(sigma, camera, view);
      sigma.refresh({ partialGraph: { nodes: [], edges: [] }, skipIndexation: true, schedule: false });
      return busy && look.hairs && ranked.length > moving;
    },
    destroy: () => sigma.kill(),
  };
}

const kind = { type: "directed", multi: true, allowSelfLoops: false } as const;

/** Sigma's camera: its square shows 2 * half units of the layout, upside down. */
function setCamera(sigma: Sigma, camera: Camera, view: Viewport): void {
  const ratio = Math.min(view.width, view.height) / (2 * half * camera.k);
  sigma.getCamera().setState({ x: (camera.x + half) / (2 * half), y: (half - camera.y) / (2 * half), ratio, angle: 0 });
}

/** strength of hairs: where there are very many, single ones are pale and only bundles strong. */
const strength = (lines: number): number => Math.min(0.8, Math.max(0.16, 5000 / lines));

/** byWeight puts the strongest lines first, so that a part of them is the part that matters. */
function byWeight(scene: Scene): number[] {
  return scene.lines.map((_, i) => i).sort((a, b) => scene.lines[b]!.weight - scene.lines[a]!.weight || a - b);
}

/** Lines finds what is in view, in an array that is kept. */
class Lines {
  private readonly found: number[] = [];

  inView(scene: Scene, all: number[], camera: Camera, view: Viewport): number[] {
    const m = 60; // no curve bends further
    const p = toLayout(camera, view, { x: -m, y: -m });
    const q = toLayout(camera, view, { x: view.width + m, y: view.height + m });
    let n = 0;
    for (const i of all) {
      const a = scene.discs[scene.lines[i]!.a]!;
      const b = scene.discs[scene.lines[i]!.b]!;
      if ((a.x < p.x && b.x < p.x) || (a.x > q.x && b.x > q.x) || (a.y < p.y && b.y < p.y) || (a.y > q.y && b.y > q.y)) continue;
      this.found[n++] = i;
    }
    this.found.length = n;
    return this.found;
  }
}

/** graphOf is the scene's discs as sigma takes them, large ones below small ones. */
function graphOf(scene: Scene, colours: Colours): Graph {
  const g = new Graph(kind);
  for (const d of [...scene.discs].sort((a, b) => b.size - a.size)) {
    g.addNode(d.key, { x: d.x, y: -d.y, size: d.size, color: colours.types[d.type] ?? colours.types.other, lit: 0 });
  }
  return g;
}
