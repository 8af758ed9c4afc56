// axe-core on each part of the page, in light and dark, wide and narrow, served and saved.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { test } from "node:test";
import { browse, choose, corpus, open, run, scratch, serve, settled, shoot, story } from "./harness.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** serious lists what axe finds of impact serious or critical. */
async function serious(page) {
  // The page's policy forbids foreign scripts, so axe comes in past it, by the debugger.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.map((n) => `${n.html.slice(0, 160)} (${n.any[0]?.message ?? ""})`).join(" | ")}`);
}

/** inspector collects findings of the states that a test brings the page into. */
function inspector(page, name) {
  const found = {};
  const check = async (what) => {
    await settled(page);
    const bad = await serious(page);
    if (bad.length) found[what] = bad;
    await shoot(page, `${name}-${what}`);
  };
  return { found, check };
}

/** reading goes the way that the served and the saved page share: card, evidence, document, the lists, help, save. */
async function reading(page, check, texts) {
  await check("overview");
  await choose(page, "Halvorsen");
  await page.locator("#details .relation").first().waitFor();
  await check("card");
  await page.locator("#details .relation").first().click();
  await page.getByRole("region", { name: "Evidence" }).locator(".sentence").first().waitFor();
  await check("evidence");
  if (texts) {
    await page.locator(".open-link").first().click();
    await page.getByRole("article").locator(".at-sentence").first().waitFor();
    await check("document");
    await page.keyboard.press("Escape");
  }
  for (const [tab, there] of [["Table", "table"], ["Timeline", ".time-group"], ["Documents", "table"]]) {
    await page.getByRole("tab", { name: tab }).click();
    await page.locator(".tab-panel:not([hidden])").locator(there).first().waitFor();
    await check(tab.toLowerCase());
  }
  await page.keyboard.press("1");
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Help" }).waitFor();
  await check("help");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("dialog", { name: "Save" }).waitFor();
  await check("save");
  await page.keyboard.press("Escape");
}

for (const dark of [false, true]) {
  const theme = dark ? "dark" : "light";

  test(`served, ${theme}: nothing serious`, async (t) => {
    const { page } = await browse(t, await serve(t, "-c", corpus(t)), { dark });
    const { found, check } = inspector(page, theme);
    await reading(page, check, true);
    await page.getByRole("button", { name: "Review" }).click();
    await page.locator(".pair-names").waitFor();
    await check("review");
    await page.keyboard.press("Escape");
    await choose(page, "Halvorsen");
    await page.getByRole("button", { name: "Correct" }).click();
    await check("menu");
    await page.getByRole("menuitem", { name: "Rename…" }).click();
    await page.getByRole("dialog", { name: "Rename" }).waitFor();
    await check("rename");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Path", exact: true }).click();
    await page.locator("#path-to").waitFor();
    await check("path");
    assert.deepEqual(found, {});
  });

  test(`saved, ${theme}: nothing serious`, async (t) => {
    const file = join(scratch(t), "story.html");
    run("graph", "-q", "--ner", "rules", story, "-o", file, "--page-text", "full");
    const { page } = await browse(t, "", { dark, offline: true });
    await open(page, pathToFileURL(file).href);
    const { found, check } = inspector(page, `${theme}-saved`);
    await reading(page, check, true);
    assert.deepEqual(found, {});
  });

  test(`on a telephone, ${theme}: nothing serious`, async (t) => {
    const { page } = await browse(t, await serve(t, "--ner", "rules", story), { dark, width: 390, height: 844, touch: true });
    const { found, check } = inspector(page, `${theme}-phone`);
    await check("overview");
    await page.getByRole("button", { name: "Find & filter" }).click();
    await page.locator("#search").waitFor();
    await check("filters");
    await choose(page, "Halvorsen");
    await page.locator("#details .relation").first().waitFor();
    await check("card");
    await page.locator("#details .relation").first().click();
    await page.locator(".open-link").first().click();
    await page.getByRole("article").locator(".at-sentence").first().waitFor();
    await check("document");
    assert.deepEqual(found, {});
  });
}
