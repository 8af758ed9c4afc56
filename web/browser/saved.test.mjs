// The explorer in one file: opened from disk, with the network off.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";
import { test } from "node:test";
import { browse, choose, open, run, scratch, serve, shoot, story } from "./harness.mjs";

const data = (html) => gunzipSync(Buffer.from(/id="actant-data"[^>]*>([^<]*)</.exec(html)[1].trim(), "base64")).toString();

for (const [level, sentence, text] of [["full", true, true], ["sentences", true, false], ["none", false, false]]) {
  test(`evidence ${level}`, async (t) => {
    const file = join(scratch(t), "story.html");
    run("graph", "-q", "--ner", "rules", story, "-o", file, "--page-text", level);
    const html = readFileSync(file, "utf8");
    const held = data(html);
    assert.equal(held.includes("deployed two patrol ships"), sentence);
    assert.equal(JSON.parse(held).documents.some((d) => d.text !== ""), text);
    assert.equal(html.includes("patrol ships"), false, "texts are in the data alone");
    assert.ok(!held.includes("/work/") && !held.includes(story), "no path of the machine");

    const { page, wrong } = await browse(t, "", { offline: true });
    await open(page, pathToFileURL(file).href);
    await choose(page, "Antonov");
    await page.locator("#details").getByRole("heading", { name: "Oleg Antonov" }).waitFor();
    await page.locator("#details .relation").first().click();
    await page.getByRole("region", { name: "Evidence" }).waitFor();
    assert.equal(await page.locator(".open-link").count() > 0, text);
    assert.equal(await page.getByRole("button", { name: "Review" }).count(), 0, "a saved page is read-only");
    await shoot(page, `saved-${level}`);
    assert.deepEqual(wrong, []);
  });
}

test("saved from the explorer, it is the same explorer", async (t) => {
  const { page } = await browse(t, await serve(t, "--ner", "rules", story));
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const saving = page.waitForEvent("download", { timeout: 60_000 });
  await page.getByRole("dialog").getByRole("button", { name: "Save the page" }).click();
  const file = join(scratch(t), "saved.html");
  await (await saving).saveAs(file);
  const there = await browse(t, "", { offline: true });
  await open(there.page, pathToFileURL(file).href);
  assert.match(await there.page.locator(".graph").getAttribute("aria-label"), /Graph of \d\d entities/);
  await there.page.getByRole("tab", { name: "Timeline" }).click();
  await there.page.getByRole("heading", { name: /Nov\w* 2024/ }).first().waitFor();
  assert.deepEqual(there.wrong, []);
});
