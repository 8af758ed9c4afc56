// Small PNG files of screenshots: a palette of the colours that occur most, others drawn as the nearest of these.
import { crc32, deflateSync } from "node:zlib";

/** palette reads a PNG in the browser, at most width pixels wide, and answers a smaller one. */
export async function palette(context, png, width) {
  const page = await context.newPage();
  const { w, h, data } = await page.evaluate(async ([b64, most]) => {
    const image = new Image();
    image.src = `data:image/png;base64,${b64}`;
    await image.decode();
    const scale = Math.min(1, most / image.width);
    const c = document.createElement("canvas");
    [c.width, c.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
    const d = c.getContext("2d");
    d.imageSmoothingQuality = "high";
    d.drawImage(image, 0, 0, c.width, c.height);
    const bytes = d.getImageData(0, 0, c.width, c.height).data;
    let s = "";
    for (let i = 0; i < bytes.length; i += 32768) s += String.fromCharCode(...bytes.subarray(i, i + 32768));
    return { w: c.width, h: c.height, data: btoa(s) };
  }, [png.toString("base64"), width]);
  await page.close();
  return encode(w, h, Buffer.from(data, "base64"));
}

function encode(w, h, rgba) {
  const colour = (i) => (rgba[4 * i] << 16) | (rgba[4 * i + 1] << 8) | rgba[4 * i + 2];
  const counts = new Map();
  for (let i = 0; i < w * h; i++) counts.set(colour(i), (counts.get(colour(i)) ?? 0) + 1);
  const kept = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 256).map(([c]) => c);
  const index = new Map(kept.map((c, i) => [c, i]));
  const nearest = (c) => {
    const off = (d) => ((c >> 16) - (d >> 16)) ** 2 + (((c >> 8) & 255) - ((d >> 8) & 255)) ** 2 + ((c & 255) - (d & 255)) ** 2;
    return kept.reduce((best, d, i) => (off(d) < off(kept[best]) ? i : best), 0);
  };
  const rows = Buffer.alloc(h * (w + 1)); // each row begins with its filter: none
  for (let i = 0; i < w * h; i++) {
    const c = colour(i);
    if (!index.has(c)) index.set(c, nearest(c));
    rows[Math.floor(i / w) * (w + 1) + 1 + (i % w)] = index.get(c);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(w, 0);
  head.writeUInt32BE(h, 4);
  head.set([8, 3, 0, 0, 0], 8); // 8 bits, indexed
  const plte = Buffer.from(kept.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255]));
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("PLTE", plte), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(name, data) {
  const out = Buffer.alloc(data.length + 12);
  out.writeUInt32BE(data.length, 0);
  out.write(name, 4, "latin1");
  data.copy(out, 8);
  out.writeUInt32BE(crc32(out.subarray(4, data.length + 8)), data.length + 8);
  return out;
}
