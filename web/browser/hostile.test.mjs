// Hostile texts and names, served and saved: nothing runs, nothing breaks out, nothing is fetched.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { browse, choose, open, run, scratch, serve, settled } from "./harness.mjs";

const evils = [
  `<script>globalThis.broken = 1</script>`,
  `<img src=x onerror="globalThis.broken = 2">`,
  `</script><svg onload="globalThis.broken = 3">`,
  `"><style>* { display: none; background: url(//evil.example/) }</style>`,
  `javascript:globalThis.broken=4`,
  `\u202eevil \u2066hidden`,
  `Nоrwау`, // Cyrillic o, a and y
];

/** files writes an article and a list of names full of them, and answers their paths. */
function files(t) {
  const dir = scratch(t);
  const quoted = (s) => `"${s.replaceAll('"', '""')}"`;
  writeFileSync(join(dir, "names.csv"), "name,type\n" + evils.map((e) => `${quoted(e)},organisation\n`).join(""));
  // JSON Lines, because a text full of tags is taken for a page and cleaned.
  const text = evils.map((e) => `Norway accused ${e} of fraud on Monday.`).join(" ") + " Norway praised Sweden on Tuesday.";
  const article = { id: "../../etc/passwd", title: evils.join(" "), date: "2025-01-01", source: evils[1], url: "javascript:globalThis.broken=5", text };
  writeFileSync(join(dir, "a.jsonl"), JSON.stringify(article) + "\n");
  return [dir, ["--ner", "rules", "--entities", join(dir, "names.csv"), join(dir, "a.jsonl")]];
}

/** tour opens everything that shows a text. */
async function tour(page, wrong) {
  await choose(page, "Norway");
  await page.locator("#details .relation").first().click();
  await page.getByRole("region", { name: "Evidence" }).locator(".sentence").first().waitFor();
  await page.locator(".open-link").first().click();
  await page.getByRole("article").getByText("onerror").first().waitFor();
  for (const tab of ["Table", "Timeline", "Documents", "Graph"]) {
    await page.getByRole("tab", { name: tab }).click();
    await settled(page);
  }
  const state = await page.evaluate(() => ({
    broken: globalThis.broken,
    foreign: document.querySelectorAll("#app script, #app style, #app img, #app [onload], #app [onerror], #app a[href^=javascript]").length,
    hidden: getComputedStyle(document.querySelector(".topbar")).display,
    // Direction marks that reorder a line must not be in names; sentences hold U+FFFD in their place.
    steering: /[\u202a-\u202e\u2066-\u2069]/.test(document.body.textContent),
  }));
  assert.deepEqual(state, { broken: undefined, foreign: 0, hidden: "flex", steering: false });
  assert.deepEqual(wrong, []);
}

test("served", async (t) => {
  const [, args] = files(t);
  const { page, wrong } = await browse(t, await serve(t, ...args));
  await tour(page, wrong);
});

test("saved", async (t) => {
  const [dir, args] = files(t);
  const file = join(dir, "page.html");
  run("graph", "-q", ...args, "-o", file, "--page-text", "full");
  const { page, wrong } = await browse(t, "", { offline: true });
  await open(page, pathToFileURL(file).href);
  await tour(page, wrong);
});

test("a saved page's policy lets nothing in and nothing out", async (t) => {
  const [dir, args] = files(t);
  const file = join(dir, "page.html");
  run("graph", "-q", ...args, "-o", file, "--page-text", "full");
  const { page } = await browse(t, "");
  await open(page, pathToFileURL(file).href);
  const policy = await page.locator("meta[http-equiv=Content-Security-Policy]").getAttribute("content");
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe-eval|script-src[^;]*'unsafe-inline'|https?:/);
  const ran = await page.evaluate(async () => {
    const s = document.createElement("script");
    s.textContent = "globalThis.broken = 6";
    document.body.append(s);
    const sent = await fetch("http://127.0.0.1:9/").then(() => true, () => false);
    return [globalThis.broken, sent];
  });
  assert.deepEqual(ran, [undefined, false]);
});
