// Every format of the Save dialog, read back.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { test } from "node:test";
import { browse, choose, count, open, saveAs, scratch, serve, shoot, story } from "./harness.mjs";

/** unzipped reads the files of a zip one after the other. */
function unzipped(b) {
  const dir = mkdtempSync(join(tmpdir(), "actant-zip-"));
  try {
    writeFileSync(join(dir, "a.zip"), b);
    return execFileSync("python3", ["-c", "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nprint(''.join(z.read(n).decode() for n in z.namelist()))", join(dir, "a.zip")], { encoding: "utf8" });
  } finally {
    rmSync(dir, { recursive: true });
  }
}

/** reading maps each format to what it says of its entities: names it holds, and how many. */
const reading = {
  svg: (b) => ({ text: b.toString(), nodes: null, looks: /^(<\?xml[^>]*>\s*)?<svg[\s\S]*<\/svg>\s*$/ }),
  graphml: (b) => ({ text: b.toString(), nodes: b.toString().match(/<node /g).length, looks: /<graphml/ }),
  gexf: (b) => ({ text: b.toString(), nodes: b.toString().match(/<node /g).length, looks: /<gexf/ }),
  json: (b) => ({ text: b.toString(), nodes: JSON.parse(b).nodes.length, looks: /^\s*\{/ }),
  csv: (b) => ({ text: unzipped(b), nodes: null, looks: /source/i }),
};

test("text formats hold what is on the screen", async (t) => {
  const { page, wrong } = await browse(t, (await serve(t, "--ner", "rules", story)) + "#graph?top=12");
  const shown = await count(page);
  for (const [format, read] of Object.entries(reading)) {
    const file = await saveAs(page, format);
    assert.match(file.name, new RegExp(`^[\\w-]+\\.${format === "csv" ? "zip" : format}$`));
    const { text, nodes, looks } = read(readFileSync(file.path));
    assert.match(text, looks, format);
    assert.match(text, /Halvorsen/, format);
    if (nodes !== null) assert.equal(nodes, shown, format);
    assert.doesNotMatch(text, /\/work\/|\/home\/|\/root\//, `${format} names a path of the machine`);
  }
  assert.deepEqual(wrong, []);
});

test("all under the filters is more than the screen", async (t) => {
  const { page } = await browse(t, (await serve(t, "--ner", "rules", story)) + "#graph?top=6");
  const all = JSON.parse(readFileSync((await saveAs(page, "json", { all: true })).path));
  assert.ok(all.nodes.length > 30, `${all.nodes.length} nodes`);
});

test("pictures are pictures", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  const png = readFileSync((await saveAs(page, "png")).path);
  assert.equal(png.subarray(1, 4).toString(), "PNG");
  assert.ok(png.readUInt32BE(16) >= 1000, "wide enough to print");
  const pdf = readFileSync((await saveAs(page, "pdf")).path, "latin1");
  assert.match(pdf, /^%PDF-1\.\d[\s\S]*%%EOF\s*$/);
  const svg = readFileSync((await saveAs(page, "svg")).path, "utf8");
  assert.doesNotMatch(svg, /<script|<image|href="http/, "nothing runs or is fetched");
  assert.match(svg, /stroke-dasharray/, "possible and alleged lines are broken");
  assert.deepEqual(wrong, []);
});

for (const [words, sentence, text] of [["Whole texts", true, true], ["Sentences only", true, false], ["No text", false, false]]) {
  test(`a page with ${words.toLowerCase()}`, async (t) => {
    const { page } = await browse(t, await serve(t, "--ner", "rules", story));
    const file = await saveAs(page, "web page", { evidence: words });
    assert.match(file.name, /\.html$/);
    const html = readFileSync(file.path, "utf8");
    const data = gunzipSync(Buffer.from(/id="actant-data"[^>]*>([^<]*)</.exec(html)[1].trim(), "base64")).toString();
    assert.equal(data.includes("deployed two patrol ships"), sentence);
    assert.equal(data.includes("OSLO (Meridian Wire)"), text);
    const path = join(scratch(t), "page.html");
    renameSync(file.path, path);
    const there = await browse(t, "", { offline: true });
    await open(there.page, pathToFileURL(path).href);
    assert.equal(await count(there.page), await count(page));
    await choose(there.page, "Antonov");
    await there.page.locator("#details .relation").first().click();
    await there.page.getByRole("region", { name: "Evidence" }).locator(".sentence").first().waitFor();
    assert.equal((await there.page.locator(".sentence mark").count()) > 0, sentence);
    assert.equal((await there.page.locator(".open-link").count()) > 0, text);
    await shoot(there.page, `saved-from-page-${words.toLowerCase().replaceAll(" ", "-")}`);
    assert.deepEqual(there.wrong, []);
  });
}

test("a saved page saves pictures and data itself, and offers no more than it can", async (t) => {
  const { page } = await browse(t, await serve(t, "--ner", "rules", story));
  const path = join(scratch(t), "page.html");
  renameSync((await saveAs(page, "web page")).path, path);
  const there = await browse(t, "", { offline: true });
  await open(there.page, pathToFileURL(path).href);
  await there.page.getByRole("button", { name: "Save", exact: true }).click();
  assert.deepEqual(await there.page.locator(".tile strong").allTextContents(), ["PNG", "SVG", "GraphML", "CSV", "JSON"]);
  await there.page.keyboard.press("Escape");
  for (const [format, look] of [["svg", /<svg[\s\S]*Halvorsen/], ["graphml", /<graphml[\s\S]*Halvorsen/], ["csv", /^Source,Target[\s\S]*Halvorsen/], ["json", /Halvorsen/], ["png", /^.PNG/s]]) {
    const file = await saveAs(there.page, format);
    assert.match(file.name, new RegExp(`\\.${format}$`));
    assert.match(readFileSync(file.path, "latin1"), look, format);
  }
  assert.deepEqual(there.wrong, []);
});

test("tables are saved as the browser shows them", async (t) => {
  const { page } = await browse(t, await serve(t, "--ner", "rules", story));
  await page.getByRole("tab", { name: "Table" }).click();
  await page.getByRole("table").getByText("Norway").first().waitFor();
  const saving = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save as CSV" }).click();
  const csv = readFileSync(await (await saving).path(), "utf8");
  const total = Number(/of (\d+)/.exec(await page.locator(".pager").first().textContent())[1]);
  assert.equal(csv.trim().split("\n").length, total + 1, "a row each, and a head");
});
