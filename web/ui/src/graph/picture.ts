// Pictures made in the page: what is on the screen as SVG or PNG, with a title and a legend.

import type { Corpus, View } from "../api";
import { xml } from "../xml";
import { statuses, statusWord, toneWord, typeWord, entityTypes, count } from "../words";
import { fit, scaleFor, type Viewport } from "./camera";
import { dark, light, type Colours } from "./colours";
import { arrow, cross, type Curve } from "./geometry";
import { besides, Raster, settle, shortened, squeeze } from "./labels";
import { body, order, paint, paintLine, pattern, place, points, shape, widthOn, type Picture } from "./paint";
import { sceneOf, type Disc, type Line } from "./scene";

const family = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";
const view: Viewport = { width: 1400, height: 900 };
const [top, bottom] = [70, 64]; // of title and legend

/** picture draws a view. The same places give the same picture. */
export async function picture(v: View, corpus: Corpus, format: "svg" | "png", asDark: boolean): Promise<Blob> {
  const colours = asDark ? dark : light;
  const scene = sceneOf(v, corpus.tones, () => 0);
  const camera = fit(scene.discs, view);
  const p: Picture = { scene, camera, view, scale: scaleFor(scene.discs, camera.k) };
  const canvas = document.createElement("canvas");
  const c = canvas.getContext("2d");
  if (!c) throw new Error("This browser cannot draw.");
  const texts = [...names(p, c, colours), ...frame(p, corpus, colours)];
  if (format === "svg") return new Blob([svg(p, texts, colours)], { type: "image/svg+xml" });
  const ratio = 2;
  canvas.width = view.width * ratio;
  canvas.height = (view.height + top + bottom) * ratio;
  c.scale(ratio, ratio);
  c.fillStyle = colours.paper;
  c.fillRect(0, 0, view.width, view.height + top + bottom);
  c.save();
  c.translate(0, top);
  paint(c, p, colours, null);
  c.restore();
  for (const t of texts) draw(c, t, colours);
  return new Promise((done, fail) => canvas.toBlob((b) => (b ? done(b) : fail(new Error("The picture is too large for this browser."))), "image/png"));
}

/** A piece of text or a sign of the legend, in the units of the whole picture. */
interface Mark {
  x: number;
  y: number; // middle
  text: string;
  size: number;
  weight: number;
  colour: string;
  halo: boolean;
  dot?: string; // a disc of this colour stands before the text
  line?: Pick<Line, "status" | "arrow">; // or a line
}

function names(p: Picture, c: CanvasRenderingContext2D, colours: Colours): Mark[] {
  const raster = new Raster();
  raster.clear(view.width, view.height);
  p.scene.discs.forEach((_, i) => raster.takeDisc(place(p, i), place(p, i).r));
  for (const l of p.scene.lines.slice(0, 600)) {
    const k = shape(p, l);
    if (k) points(k, 4, (q) => raster.takePoint(q));
  }
  const ranked = p.scene.discs.map((_, i) => i).sort((a, b) => p.scene.discs[b]!.rank - p.scene.discs[a]!.rank);
  const marks: Mark[] = [];
  for (const i of ranked) {
    const d: Disc = p.scene.discs[i]!;
    const at = place(p, i);
    const size = Math.min(16, Math.max(11, 10 + at.r * 0.24));
    const weight = at.r > 15 ? 600 : 400;
    const text = shortened(d.label, 40);
    c.font = `${weight} ${size}px ${family}`;
    const boxes = besides(at, c.measureText(text).width * 1.05, size + 3);
    let k = settle(raster, boxes);
    if (k < 0 && at.r > 13) k = squeeze(raster, boxes);
    if (k >= 0) marks.push({ x: boxes[k]!.x0, y: (boxes[k]!.y0 + boxes[k]!.y1) / 2 + top, text, size, weight, colour: colours.ink, halo: true });
  }
  return marks;
}

/** frame sets title and legend around the picture. */
function frame(p: Picture, corpus: Corpus, colours: Colours): Mark[] {
  const plain = { weight: 400, halo: false, size: 13, colour: colours.quiet };
  const { discs, lines } = p.scene;
  const marks: Mark[] = [
    { ...plain, x: 28, y: 28, text: shortened(corpus.name, 90), size: 20, weight: 650, colour: colours.ink },
    { ...plain, x: 28, y: 52, text: `${count(discs.length, "entity", "entities")} and ${count(lines.length, "relation")} from ${count(corpus.documents, "document")}` },
  ];
  let x = 28;
  const y = view.height + top + 20;
  for (const t of entityTypes.filter((t) => discs.some((d) => d.type === t))) {
    marks.push({ ...plain, x: x + 16, y, text: typeWord(t), dot: colours.types[t] });
    x += 16 + typeWord(t).length * 7.2 + 22;
  }
  x = 28;
  for (const s of statuses.filter((s) => lines.some((l) => l.status === s))) {
    marks.push({ ...plain, x: x + 44, y: y + 24, text: statusWord(s), line: { status: s, arrow: s !== "cooccurring" } });
    x += 44 + statusWord(s).length * 7.2 + 22;
  }
  for (const t of (["cooperative", "hostile", "neutral"] as const).filter((t) => lines.some((l) => l.tone === t))) {
    marks.push({ ...plain, x, y: y + 24, text: toneWord(t), weight: 600, colour: colours.words[t] });
    x += toneWord(t).length * 7.6 + 16;
  }
  return marks;
}

const legendLine = (m: Mark): { line: Line; picture: Curve } => ({
  line: { ...(m.line as Line), width: 1.6, tone: "neutral" },
  picture: { a: { x: m.x - 42, y: m.y }, c: { x: m.x - 25, y: m.y }, b: { x: m.x - 8, y: m.y } },
});

function draw(c: CanvasRenderingContext2D, m: Mark, colours: Colours): void {
  if (m.dot) {
    c.beginPath();
    c.arc(m.x - 10, m.y, 5.5, 0, 2 * Math.PI);
    c.fillStyle = m.dot;
    c.fill();
  }
  if (m.line) {
    const { line, picture: k } = legendLine(m);
    paintLine(c, k, line, line.width, colours.lines.neutral);
  }
  c.font = `${m.weight} ${m.size}px ${family}`;
  c.textBaseline = "middle";
  c.lineJoin = "round";
  if (m.halo) {
    c.strokeStyle = colours.paper;
    c.lineWidth = 3.6;
    c.strokeText(m.text, m.x, m.y);
  }
  c.fillStyle = m.colour;
  c.fillText(m.text, m.x, m.y);
}

const n = (v: number): string => String(Math.round(v * 100) / 100);

/** svg writes the picture with presentation attributes only: no style, no script, nothing from elsewhere. */
function svg(p: Picture, texts: Mark[], colours: Colours): string {
  const out: string[] = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${view.width} ${view.height + top + bottom}" font-family="${family}">`];
  out.push(`<rect width="100%" height="100%" fill="${colours.paper}"/>`, `<g transform="translate(0 ${top})" fill="none">`);
  for (const i of order(p.scene.lines)) {
    const l = p.scene.lines[i]!;
    const k = shape(p, l);
    if (k) out.push(...strokes(k, l, widthOn(p, l), colours.lines[l.tone]));
  }
  const discs = p.scene.discs.map((_, i) => i).sort((a, b) => p.scene.discs[b]!.size - p.scene.discs[a]!.size);
  for (const i of discs) {
    const d = p.scene.discs[i]!;
    const at = place(p, i);
    out.push(`<circle cx="${n(at.x)}" cy="${n(at.y)}" r="${n(at.r)}" fill="${colours.types[d.type] ?? colours.types.other}" stroke="${colours.paper}" stroke-width="1.6"><title>${xml(d.label)}</title></circle>`);
  }
  out.push("</g>");
  for (const m of texts) {
    if (m.dot) out.push(`<circle cx="${n(m.x - 10)}" cy="${n(m.y)}" r="5.5" fill="${m.dot}"/>`);
    if (m.line) {
      const { line, picture: k } = legendLine(m);
      out.push(`<g fill="none">${strokes(k, line, line.width, colours.lines.neutral).join("")}</g>`);
    }
    const halo = m.halo ? ` stroke="${colours.paper}" stroke-width="3.6" stroke-linejoin="round" paint-order="stroke"` : "";
    out.push(`<text x="${n(m.x)}" y="${n(m.y + m.size * 0.35)}" font-size="${n(m.size)}" font-weight="${m.weight}" fill="${m.colour}"${halo}>${xml(m.text)}</text>`);
  }
  return out.join("\n") + "\n</svg>\n";
}

function strokes(k: Curve, l: Line, width: number, colour: string): string[] {
  const b = body(k, l, width);
  const dash = pattern(l, width);
  const dots = l.status === "alleged";
  const out = [
    `<path d="M${n(b.a.x)} ${n(b.a.y)}Q${n(b.c.x)} ${n(b.c.y)} ${n(b.b.x)} ${n(b.b.y)}" stroke="${colour}" stroke-width="${n(dots ? width * 1.24 + 0.5 : width)}"` +
      `${dash.length ? ` stroke-dasharray="${dash.map(n).join(" ")}"` : ""}${dots ? ' stroke-linecap="round"' : ""}/>`,
  ];
  if (l.arrow) out.push(`<path d="M${arrow(k, width).map((q) => `${n(q.x)} ${n(q.y)}`).join("L")}Z" fill="${colour}"/>`);
  if (l.status === "denied") out.push(`<path d="${cross(k, width).map(([a, z]) => `M${n(a.x)} ${n(a.y)}L${n(z.x)} ${n(z.y)}`).join("")}" stroke="${colour}" stroke-width="${n(1.7 + 0.3 * width)}"/>`);
  return out;
}
