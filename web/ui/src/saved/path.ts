// The cheapest way between two entities, with the costs of the server (graph/path.go).

import type { Edge } from "../api";
import { other } from "./filter";

/** cost is what a step over an edge costs: little where it is stated often, much where it is only named together. */
export function cost(e: Edge): number {
  const w = Math.max(1, e.weight);
  switch (e.status) {
    case "cooccurring": return 5000 + Math.trunc(1000 / w);
    case "alleged": return 1250 + Math.trunc(500 / w);
    case "possible": return 1350 + Math.trunc(500 / w);
    case "denied": return 1750 + Math.trunc(500 / w);
    default: return 1000 + Math.trunc(500 / w);
  }
}

interface Way {
  cost: number;
  hops: number;
  edge: Edge | null;
}

/** cheapest returns the edges of the way in walking order, null when there is none. */
export function cheapest(at: Map<string, Edge[]>, from: string, to: string): Edge[] | null {
  const reached = new Map<string, Way>([[from, { cost: 0, hops: 0, edge: null }]]);
  const done = new Set<string>();
  const front = new Heap();
  front.push({ key: from, cost: 0, hops: 0 });
  for (let stop = front.pop(); stop; stop = front.pop()) {
    if (done.has(stop.key)) continue;
    done.add(stop.key);
    if (stop.key === to) return walkBack(reached, to);
    for (const e of at.get(stop.key) ?? []) {
      const key = other(e, stop.key);
      const way = { cost: stop.cost + cost(e), hops: stop.hops + 1, edge: e };
      const old = reached.get(key);
      if (done.has(key) || (old && compare(old, way) <= 0)) continue;
      reached.set(key, way);
      front.push({ key, cost: way.cost, hops: way.hops });
    }
  }
  return null;
}

const compare = (a: { cost: number; hops: number }, b: { cost: number; hops: number }): number => a.cost - b.cost || a.hops - b.hops;

function walkBack(reached: Map<string, Way>, to: string): Edge[] {
  const path: Edge[] = [];
  for (let key = to, w = reached.get(to); w?.edge; w = reached.get(key)) {
    path.push(w.edge);
    key = other(w.edge, key);
  }
  return path.reverse();
}

interface Stop {
  key: string;
  cost: number;
  hops: number;
}

/** Heap gives the cheapest stop first. */
class Heap {
  private readonly items: Stop[] = [];

  push(s: Stop): void {
    let i = this.items.push(s) - 1;
    for (let up = (i - 1) >> 1; i > 0 && compare(this.items[up]!, s) > 0; i = up, up = (i - 1) >> 1) {
      this.items[i] = this.items[up]!;
      this.items[up] = s;
    }
  }

  pop(): Stop | undefined {
    const top = this.items[0];
    const last = this.items.pop();
    if (!top || !last || top === last) return top;
    let i = 0;
    for (;;) {
      let k = 2 * i + 1;
      if (k >= this.items.length) break;
      if (k + 1 < this.items.length && compare(this.items[k + 1]!, this.items[k]!) < 0) k++;
      if (compare(last, this.items[k]!) <= 0) break;
      this.items[i] = this.items[k]!;
      i = k;
    }
    this.items[i] = last;
    return top;
  }
}
