// The states of the page that are not a graph: nothing yet, nothing left, too much, a server that is gone; and what the address keeps.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { browse, choose, corpus, count, open, run, scratch, serve, settled, shoot, story } from "./harness.mjs";

const status = (page) => page.locator(".status").textContent();

test("a corpus without documents says how to get some", async (t) => {
  const db = join(scratch(t), "empty.db");
  const article = join(scratch(t), "article.txt");
  writeFileSync(article, "Norway met Chad on Monday.\n");
  run("add", "-q", "-c", db, article);
  run("rm", "-q", "-c", db, article);
  const { page, wrong } = await browse(t, "");
  await page.goto(await serve(t, "-c", db));
  await page.getByRole("heading", { name: "No documents yet" }).waitFor();
  await page.getByText("actant add FOLDER").waitFor();
  await page.getByRole("tab", { name: "Table" }).click();
  await page.getByText("Nothing under these filters.").waitFor();
  await page.getByRole("button", { name: "Review" }).click();
  await page.getByText("No two entities look like one.").waitFor();
  await shoot(page, "empty");
  assert.deepEqual(wrong, []);
});

test("filters that leave nothing offer the way back", async (t) => {
  const { page, wrong } = await browse(t, "");
  await page.goto((await serve(t, "--ner", "rules", story)) + "#graph?minSources=99");
  await page.getByRole("heading", { name: "Nothing passes these filters" }).waitFor();
  await shoot(page, "filtered-away");
  await page.getByRole("button", { name: "Clear filters" }).click();
  await page.locator(".over-limit").waitFor();
  assert.ok((await count(page)) > 20);
  assert.deepEqual(wrong, []);
});

test("what is left out is counted, and more of it comes on request", async (t) => {
  const { page, wrong } = await browse(t, (await serve(t, "--ner", "rules", story)) + "#graph?top=6");
  const words = /The 6 strongest of (\d+) entities/.exec(await page.locator(".over-limit").textContent());
  assert.ok(Number(words[1]) > 30);
  assert.match(await status(page), new RegExp(`${words[1] - 6} entities .*more under these filters`));
  await page.locator(".over-limit").getByRole("button", { name: /^Show \d+/ }).click();
  await page.waitForFunction(() => !document.querySelector(".graph").getAttribute("aria-label").includes(" 6 "));
  assert.equal(await count(page), 26);
  assert.match(page.url(), /top=26/);
  assert.deepEqual(wrong, []);
});

test("more than the server gives is said, and nothing breaks", async (t) => {
  const { page, wrong, context } = await browse(t, "");
  await context.route("**/api/v1/corpus*", async (route) => {
    const answer = await route.fetch();
    const body = await answer.json();
    await route.fulfill({ response: answer, json: { ...body, limits: { ...body.limits, nodes: 8 } } });
  });
  await open(page, (await serve(t, "--ner", "rules", story)) + "#graph?top=8");
  await page.getByText("the most that fit. Narrow the filters to see others.").waitFor();
  await choose(page, "Norway");
  await page.locator("#details").getByRole("button", { name: /^Expand \+\d+/ }).click();
  await page.locator(".toast").getByText("The screen is full (8 entities). Narrow the filters first.").waitFor();
  assert.equal(await count(page), 8);
  await shoot(page, "over-limit");
  assert.deepEqual(wrong, []);
});

test("loading is shown until the graph is there", async (t) => {
  const { page, wrong, context } = await browse(t, "");
  let go;
  const held = new Promise((done) => (go = done));
  await context.route("**/api/v1/graph*", async (route) => (await held, route.continue()));
  await page.goto(await serve(t, "--ner", "rules", story));
  await page.getByText("Loading the graph…").waitFor();
  go();
  await page.locator(".over-limit").waitFor();
  assert.equal(await page.getByText("Loading the graph…").count(), 0);
  assert.deepEqual(wrong, []);
});

test("a server that is gone is told of, and what is on the screen stays", async (t) => {
  const { page, context } = await browse(t, await serve(t, "--ner", "rules", story));
  const before = await count(page);
  await context.setOffline(true);
  await page.getByRole("region", { name: "Legend and filters" }).getByRole("button", { name: /Person/ }).first().click();
  await page.locator(".toast.error").waitFor();
  assert.equal(await count(page), before);
  await context.setOffline(false);
  await choose(page, "Norway");
  await page.locator("#details").getByRole("heading", { name: "Norway" }).waitFor();
});

test("an address brings back tab, filters, selection, document, path and expansions", async (t) => {
  const { page, wrong } = await browse(t, (await serve(t, "--ner", "rules", story)) + "#graph?top=6");
  const again = async () => {
    await page.reload();
    await page.waitForFunction(() => performance.getEntriesByName("actant:painted").length > 0);
    await settled(page);
  };
  await choose(page, "Norway");
  await page.locator("#details").getByRole("button", { name: /^Expand \+\d+/ }).click();
  await page.waitForFunction(() => !document.querySelector(".graph").getAttribute("aria-label").includes(" 6 "));
  const [shown, line] = [await count(page), await status(page)];
  await again();
  assert.deepEqual([await count(page), await status(page)], [shown, line], "expanded as before");
  await page.locator("#details").getByRole("heading", { name: "Norway" }).waitFor();

  await page.locator("#details .relation").first().click();
  const evidence = page.getByRole("region", { name: "Evidence" });
  await evidence.locator(".open-link").first().click();
  const lit = page.getByRole("article").locator(".at-sentence").first();
  await lit.waitFor();
  const [heading, sentence] = [await evidence.locator("h2").textContent(), await page.getByRole("article").locator("h2").textContent()];
  await again();
  await lit.waitFor();
  assert.deepEqual([await evidence.locator("h2").textContent(), await page.getByRole("article").locator("h2").textContent()], [heading, sentence]);

  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.locator(".time-group").first().waitFor();
  await page.reload(); // no graph is painted behind another tab
  await page.locator(".time-group").first().waitFor();
  assert.equal(await page.getByRole("tab", { name: "Timeline" }).getAttribute("aria-selected"), "true");
  assert.deepEqual(wrong, []);
});

test("a path in the address is found again", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  await choose(page, "Li Wenbo");
  await page.locator("#details").getByRole("button", { name: "Path to…" }).click();
  await page.locator("#path-to").fill("Edward Thane");
  await page.locator("#path-to-list [role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  const hops = page.locator(".hops .hop-body");
  await hops.first().waitFor();
  const words = await hops.allTextContents();
  await page.reload();
  await hops.first().waitFor();
  assert.deepEqual(await hops.allTextContents(), words);
  assert.deepEqual(wrong, []);
});

test("the time line cuts the graph to a stretch, and plays", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  const time = page.getByRole("region", { name: "Time" });
  await time.locator("rect").nth(5).waitFor({ state: "attached" }); // a histogram
  const before = await status(page);
  const last = time.getByRole("slider", { name: "Last day shown" });
  await last.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press("PageDown");
  await page.waitForFunction((b) => document.querySelector(".status").textContent !== b, before);
  assert.match(page.url(), /until=2024|until=2025-0[12]/);
  assert.match(await last.getAttribute("aria-valuetext"), /20\d\d/);
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.locator(".time-group").first().waitFor();
  const dates = await page.locator(".time-group h2").allTextContents();
  assert.ok(dates.length > 0 && !dates.some((d) => /Mar 2025/.test(d)), dates.join());
  await time.getByRole("button", { name: "Whole time" }).click();
  await page.waitForFunction((b) => document.querySelector(".status").textContent === b, before);
  await time.getByRole("button", { name: "Play" }).click();
  const day = async () => Number(await last.getAttribute("aria-valuenow"));
  const start = await day();
  await page.waitForFunction((n) => Number(document.querySelector(".handle.to").getAttribute("aria-valuenow")) >= n + 3, start);
  await time.getByRole("button", { name: "Pause" }).click();
  const held = await day();
  await page.waitForTimeout(2000); // more than two steps
  assert.equal(await day(), held, "it goes on after Pause");
  await last.press("End");
  for (let i = 0; i < 3; i++) await last.press("ArrowLeft"); // the film goes on from where the handle is
  await time.getByRole("button", { name: "Play" }).click();
  await page.waitForFunction((b) => document.querySelector(".status").textContent === b, before); // at the end all is shown
  await time.getByRole("button", { name: "Play" }).waitFor();
  assert.deepEqual(wrong, []);
});

test("thresholds and co-occurrences", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "-c", corpus(t)));
  const relations = async () => Number(/and ([\d,]+) relation/.exec(await status(page))[1].replace(",", ""));
  const before = await relations();
  await page.getByRole("button", { name: "Documents behind a relation: more" }).click();
  await page.waitForFunction((b) => !document.querySelector(".status").textContent.includes(` ${b} relation`), before);
  assert.ok((await relations()) < before / 3);
  await page.getByRole("button", { name: "Clear all filters" }).click();
  await page.waitForFunction((b) => document.querySelector(".status").textContent.includes(` ${b} relation`), before);
  await page.locator("#cooccurrence").selectOption("shown");
  await page.waitForFunction((b) => !document.querySelector(".status").textContent.includes(` ${b} relation`), before);
  assert.ok((await relations()) > before);
  assert.match(await page.locator(".legend").textContent(), /Named together/);
  assert.deepEqual(wrong, []);
});
