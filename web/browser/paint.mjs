// How long the largest view that the explorer shows takes to stand on the screen: 10,000 nodes and 40,000 edges in
// software WebGL. Run by hand, `node web/browser/paint.mjs [loads]`; the figures are kept in BENCHMARKS.md.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { browse, open, scratch, serve } from "./harness.mjs";

const [nodes, relations, loads] = [10_000, 41_000, Number(process.argv[2] ?? 7)];

/** random answers whole numbers below k, the same in every run. */
function random() {
  let x = 0x9e3779b9;
  return (k) => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return (x >>> 0) % k;
  };
}

function name(i) {
  let word = "";
  for (let n = i * 7919 + 85; n > 0; n = Math.floor(n / 85)) word += "bcdfghjklmnprstvz"[n % 17] + "aeiou"[Math.floor(n / 17) % 5];
  return `Made ${word[0].toUpperCase()}${word.slice(1)}`;
}

/** crowd is a made corpus as `actant extract --text` writes it, in documents of a hundred relations; few entities have many. */
function crowd() {
  const next = random();
  const types = ["consult", "agree", "accuse", "support", "reject", "threaten", "aid", "sanction"];
  const lines = [];
  for (let d = 0; d * 100 < relations; d++) {
    const doc = { id: `made-${d}`, source: `made-${d}.txt`, title: `Made story ${d}`, date: `2024-${String((d % 12) + 1).padStart(2, "0")}-15`, language: "en" };
    const f = { actant: 1, doc, sentences: [], mentions: [], entities: [], statements: [], relations: [], cooccurrences: [] };
    const at = new Map();
    let text = "";
    const mention = (i) => {
      if (!at.has(i)) {
        at.set(i, f.entities.length);
        f.entities.push({ id: f.entities.length, key: `person/made-${i}`, name: name(i), type: "person", mentions: 0 });
      }
      const entity = f.entities[at.get(i)];
      entity.mentions++;
      const span = [text.length, text.length + name(i).length];
      text += name(i);
      f.mentions.push({ span, text: name(i), type: "person", kind: "name", entity: entity.id });
      return { id: entity.id, span };
    };
    for (let k = d * 100; k < Math.min(relations, d * 100 + 100); k++) {
      const a = k % nodes; // everybody once, and whom they meet by chance, the first ones oftener
      let b = Math.min(next(nodes), next(nodes));
      if (a === b) b = (a + 1) % nodes;
      const start = text.length;
      const source = mention(a);
      text += " met ";
      const target = mention(b);
      const sentence = [start, text.length + 1];
      text += ". ";
      f.sentences.push(sentence);
      f.relations.push({
        type: types[next(types.length)], source: source.id, target: target.id, lemma: "meet", trigger: [source.span[1] + 1, source.span[1] + 4],
        source_span: source.span, target_span: target.span, sentence, polarity: "positive", modality: "asserted", status: "stated", rule: "made", score: 0.5,
      });
    }
    doc.bytes = text.length;
    lines.push(JSON.stringify({ ...f, text }));
  }
  return lines.join("\n") + "\n";
}

const median = (l) => l.toSorted((a, b) => a - b)[l.length >> 1];

const cleanups = [];
const t = { after: (f) => cleanups.push(f) };
try {
  const file = join(scratch(t), "crowd.jsonl");
  writeFileSync(file, crowd());
  const address = new URL(await serve(t, "--facts", file));
  address.hash = `#graph?top=${nodes}`;
  const figures = [];
  for (let i = 0; i <= loads; i++) {
    const { page, context } = await browse(t);
    await open(page, address.href);
    figures.push(await page.evaluate(() => {
      const painted = performance.getEntriesByName("actant:painted")[0].startTime;
      return { painted, after: painted - performance.getEntriesByType("navigation")[0].loadEventEnd };
    }));
    await context.browser().close();
  }
  const first = figures.shift(); // the server lays the view out
  console.log(`first visitor: painted ${Math.round(first.after)} ms after load, ${Math.round(first.painted)} ms after the address was opened`);
  console.log(`median of ${loads} later: ${Math.round(median(figures.map((f) => f.after)))} ms after load, ${Math.round(median(figures.map((f) => f.painted)))} ms after the address was opened`);
} finally {
  for (const f of cleanups.reverse()) await f();
}
