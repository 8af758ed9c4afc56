// The WebGL renderer: sigma draws, with programs of our own; camera and pointer are the stage's.

import Graph from "graphology";
import Sigma from "sigma";
import type { Colours } from "../colours";
import { growth, type Camera, type Scale, type Viewport } from "../camera";
import { manyLines, type Focus, type Renderer } from "../renderer";
import type { Scene } from "../scene";
import { discProgram } from "./nodes";
import { lineProgram } from "./edges";
import { colour, newLook, styles } from "./look";

/** Half the side of the square of the layout that sigma maps to its own unit square. */
const half = 1000;

/** supported says whether WebGL can be had at all. */
export function supported(): boolean {
  try {
    const c = document.createElement("canvas");
    const gl = (c.getContext("webgl2") ?? c.getContext("webgl")) as WebGLRenderingContext | null;
    if (!gl) return false;
    gl.getExtension("WEBGL_lose_context")?.loseContext();
    return true;
  } catch {
    return false;
  }
}

/** webgl draws into a box; lost is called once when the graphics card takes the picture away for good. */
export function webgl(box: HTMLElement, lost: () => void): Renderer {
  const look = newLook();
  let scene: Scene | null = null;
  let lit: Focus["lit"] = null;
  let graph = new Graph(kind);
  const sigma = new Sigma(graph, box, {
    allowInvalidContainer: true, stagePadding: 0, renderLabels: false, renderEdgeLabels: false, enableEdgeEvents: false, zIndex: false,
    enableCameraPanning: false, enableCameraZooming: false, enableCameraRotation: false, minCameraRatio: null, maxCameraRatio: null,
    defaultNodeType: "disc", nodeProgramClasses: { disc: discProgram(look) as never }, nodeHoverProgramClasses: { disc: discProgram(look) as never },
    defaultEdgeType: "curve", edgeProgramClasses: { curve: lineProgram(look, 16) as never, line: lineProgram(look, 1) as never },
  });
  // The stage listens to the pointer; sigma's listeners would read pixels back at each move.
  sigma.getMouseCaptor().kill();
  sigma.getTouchCaptor().kill();
  sigma.setCustomBBox({ x: [-half, half], y: [-half, half] });
  for (const c of Object.values(sigma.getCanvases())) c.addEventListener("webglcontextlost", lost, { once: true });

  /** light sets the sign "lit" of some discs and lines. */
  const light = (f: NonNullable<Focus["lit"]>, on: number): { nodes: string[]; edges: string[] } => {
    const nodes: string[] = [];
    const edges: string[] = [];
    for (const i of f.discs) {
      const d = scene?.discs[i];
      if (!d || !graph.hasNode(d.key)) continue;
      graph.getNodeAttributes(d.key).lit = on;
      nodes.push(d.key);
    }
    for (const i of f.lines) {
      const l = scene?.lines[i];
      if (!l || !graph.hasEdge(l.id)) continue;
      graph.getEdgeAttributes(l.id).lit = on;
      edges.push(l.id);
    }
    return { nodes, edges };
  };
  const update = (part: { nodes: string[]; edges: string[] }) => sigma.refresh({ partialGraph: part, skipIndexation: true, schedule: true });

  return {
    setScene(next, colours) {
      scene = next;
      lit = null;
      look.dim = false;
      look.lineAlpha = next.lines.length > manyLines ? 0.55 : 1;
      colour(look, colours);
      graph = graphOf(next, colours);
      look.silent = true; // sigma draws at once, with a camera that is not yet the one wanted
      sigma.setGraph(graph);
      look.silent = false;
    },
    moved(discs) {
      if (!scene) return;
      const part = { nodes: [] as string[], edges: [] as string[] };
      const lines = new Set<number>();
      for (const i of discs ?? scene.discs.keys()) {
        const d = scene.discs[i]!;
        const at = graph.getNodeAttributes(d.key);
        at.x = d.x;
        at.y = -d.y;
        part.nodes.push(d.key);
        for (const l of scene.at[i]!) lines.add(l);
      }
      for (const l of lines) part.edges.push(scene.lines[l]!.id);
      update(part);
    },
    setFocus(f) {
      const before = lit ? light(lit, 0) : { nodes: [], edges: [] };
      const now = f.lit ? light(f.lit, 1) : { nodes: [], edges: [] };
      lit = f.lit;
      look.dim = f.lit !== null;
      update({ nodes: [...before.nodes, ...now.nodes], edges: [...before.edges, ...now.edges] });
    },
    frame(camera: Camera, view: Viewport, scale: Scale) {
      Object.assign(look, { width: view.width, height: view.height, base: scale.base, least: scale.least, most: scale.most, growth: growth(camera, scale) });
      look.detail = !scene || scene.lines.length <= manyLines || camera.k > scale.base * 3;
      const ratio = Math.min(view.width, view.height) / (2 * half * camera.k);
      sigma.getCamera().setState({ x: (camera.x + half) / (2 * half), y: (half - camera.y) / (2 * half), ratio, angle: 0 });
      sigma.refresh({ partialGraph: { nodes: [], edges: [] }, skipIndexation: true, schedule: false });
    },
    destroy: () => sigma.kill(),
  };
}

const kind = { type: "directed", multi: true, allowSelfLoops: false } as const;

/** graphOf is the scene as sigma takes it, faint lines below, large discs below small ones. */
function graphOf(scene: Scene, colours: Colours): Graph {
  const many = scene.lines.length > manyLines;
  const g = new Graph(kind);
  for (const d of [...scene.discs].sort((a, b) => b.size - a.size)) {
    g.addNode(d.key, { x: d.x, y: -d.y, size: d.size, color: colours.types[d.type] ?? colours.types.other, lit: 0 });
  }
  for (const l of [...scene.lines].sort((a, b) => Number(b.tone === "faint") - Number(a.tone === "faint"))) {
    g.addEdgeWithKey(l.id, scene.discs[l.a]!.key, scene.discs[l.b]!.key, {
      size: l.width, color: colours.lines[l.tone], lane: l.lane, style: styles[l.status] + (l.arrow ? 4 : 0), lit: 0, type: many ? "line" : "curve",
    });
  }
  return g;
}
