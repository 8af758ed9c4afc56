// axe-core on each part of the page, in light and dark.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { browse, choose, corpus, serve, shoot } from "./harness.mjs";

const axe = readFileSync(new URL("node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** serious lists what axe finds of impact serious or critical. */
async function serious(page) {
  // The page's policy forbids foreign scripts, so axe comes in past it, by the debugger.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return violations.filter((v) => ["serious", "critical"].includes(v.impact)).map((v) => `${v.id}: ${v.nodes.map((n) => n.html.slice(0, 120)).join(" | ")}`);
}

for (const dark of [false, true]) {
  test(`no serious findings, ${dark ? "dark" : "light"}`, async (t) => {
    const { page } = await browse(t, await serve(t, "-c", corpus(t)), { dark });
    const found = {};
    const check = async (what) => {
      await page.waitForTimeout(200);
      const bad = await serious(page);
      if (bad.length) found[what] = bad;
      await shoot(page, `${dark ? "dark" : "light"}-${what}`);
    };
    await check("overview");
    await choose(page, "Halvorsen");
    await page.locator("#details h2").waitFor();
    await check("card");
    await page.locator("#details .relation").first().click();
    await page.getByRole("region", { name: "Evidence" }).waitFor();
    await check("evidence");
    await page.locator(".open-link").first().click();
    await page.getByRole("article").locator(".at-sentence").first().waitFor();
    await check("document");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Review" }).click();
    await page.locator(".pair-names").waitFor();
    await check("review");
    await page.keyboard.press("Escape");
    for (const tab of ["Table", "Timeline", "Documents"]) {
      await page.getByRole("tab", { name: tab }).click();
      await page.waitForTimeout(300);
      await check(tab.toLowerCase());
    }
    await page.keyboard.press("1");
    for (const [key, what] of [["?", "help"]]) {
      await page.keyboard.press(key);
      await page.getByRole("dialog").waitFor();
      await check(what);
      await page.keyboard.press("Escape");
    }
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("dialog").waitFor();
    await check("save");
    assert.deepEqual(found, {});
  });
}
