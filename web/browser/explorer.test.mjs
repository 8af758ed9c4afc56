// The explorer as people use it: a real server, a real corpus, a real browser.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { browse, choose, corpus, open, pointAt, run, serve, shoot, story, tabTo } from "./harness.mjs";

const details = (page) => page.locator("#details");

test("opens on an overview, finds by alias, shows a card", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  assert.match(await page.locator(".graph").getAttribute("aria-label"), /Graph of \d+ entities/);
  assert.match(page.url(), /^http:\/\/127\.0\.0\.1:\d+\/(#.*)?$/, "the token must not stay in the address");
  await shoot(page, "overview");
  await page.keyboard.press("/");
  await page.keyboard.type("nssc");
  const first = page.locator("[role=option]").first();
  await first.waitFor();
  assert.match(await first.textContent(), /North Sea Shipping Council.*NSSC/s);
  await page.keyboard.press("Enter");
  await details(page).getByRole("heading", { name: "North Sea Shipping Council" }).waitFor();
  await shoot(page, "card");
  assert.deepEqual(wrong, []);
});

test("from a line to its sentences to the document", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  const at = await pointAt(page, /Russia, warn\w*, Norway/);
  await page.mouse.click(at.x, at.y);
  const evidence = page.getByRole("region", { name: "Evidence" });
  await evidence.getByText("deployed two patrol ships").waitFor();
  assert.ok(await evidence.locator("mark, .mark, [class*=trigger]").count() > 0, "the trigger is marked");
  await evidence.locator(".open-link").first().click();
  const doc = page.getByRole("article");
  await doc.getByRole("heading", { name: /Russia warns Norway over strait/ }).waitFor();
  const lit = doc.locator(".at-sentence").first();
  await lit.waitFor();
  const seen = await lit.evaluate((e) => { const r = e.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight; });
  assert.ok(seen, "the sentence is scrolled into view");
  await shoot(page, "evidence-and-document");
  assert.deepEqual(wrong, []);
});

test("expanding brings hidden neighbours, and nobody already there jumps", async (t) => {
  const { page, wrong } = await browse(t, (await serve(t, "--ner", "rules", story)) + "#graph?top=6");
  const before = await page.locator(".graph").getAttribute("aria-label");
  await choose(page, "Norway");
  const expand = details(page).getByRole("button", { name: /^Expand \+\d+/ });
  await expand.click();
  await page.waitForFunction((b) => document.querySelector(".graph").getAttribute("aria-label") !== b, before);
  const count = (label) => Number(/\d+/.exec(label)[0]);
  assert.ok(count(await page.locator(".graph").getAttribute("aria-label")) > count(before));
  await shoot(page, "expanded");
  assert.deepEqual(wrong, []);
});

test("the legend filters, and the address keeps it", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  const legend = page.getByRole("region", { name: "Legend and filters" });
  const before = await page.locator(".status").textContent();
  await legend.getByRole("button", { name: /^✓? ?Person/ }).click();
  await page.waitForFunction((b) => document.querySelector(".status").textContent !== b, before);
  const filtered = await page.locator(".status").textContent();
  assert.match(page.url(), /types=/);
  await page.reload();
  await page.waitForFunction(() => performance.getEntriesByName("actant:painted").length > 0);
  assert.equal(await page.locator(".status").textContent(), filtered, "the same after reloading");
  await page.goBack();
  await page.waitForFunction((b) => document.querySelector(".status").textContent === b, before);
  assert.deepEqual(wrong, []);
});

test("a merge is done, shown, undone, and survives the program", async (t) => {
  const db = corpus(t);
  const { page, wrong } = await browse(t, await serve(t, "-c", db));
  await page.getByRole("button", { name: "Review" }).click();
  const review = page.getByRole("region", { name: "Review" });
  await review.getByRole("button", { name: /^Same/ }).first().waitFor();
  await shoot(page, "review");
  const pair = await review.locator(".pair-names").textContent();
  await page.keyboard.press("y");
  const toast = page.locator(".toast").last();
  await toast.waitFor();
  await page.waitForFunction((p) => document.querySelector(".pair-names")?.textContent !== p, pair);
  assert.equal(run("decisions", "-c", db, "--json").trim().split("\n").length, 1);
  await toast.getByRole("button", { name: "Undo" }).click();
  await page.waitForFunction((p) => document.querySelector(".pair-names")?.textContent === p, pair);
  assert.match(run("decisions", "-c", db, "--json"), /"undone":true/);
  assert.deepEqual(wrong, []);
});

test("a path has a sentence for each step", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  await page.getByRole("button", { name: "Path", exact: true }).click();
  for (const [end, name] of [["from", "Li Wenbo"], ["to", "Edward Thane"]]) {
    const field = page.locator(`#path-${end}`);
    await field.fill(name);
    await page.locator("[role=option]").first().waitFor();
    await field.press("Enter");
  }
  const hops = page.locator(".hops .hop-body");
  await hops.first().waitFor();
  assert.ok((await hops.count()) >= 2);
  for (const hop of await hops.all()) assert.ok((await hop.textContent()).length > 40, "a step without a sentence");
  await shoot(page, "path");
  assert.deepEqual(wrong, []);
});

test("everything can be reached with the keyboard alone", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  await page.keyboard.press("/");
  await page.keyboard.type("Halvorsen");
  await page.locator("[role=option]").first().waitFor();
  await page.keyboard.press("Enter");
  await details(page).getByRole("heading", { name: /Halvorsen/ }).waitFor();
  await tabTo(page, /^Graph of \d+ entities/);
  const live = page.locator(".graph ~ [aria-live]");
  await page.keyboard.press("Home");
  await page.waitForFunction(() => document.querySelector(".graph ~ [aria-live]").textContent !== "");
  const first = await live.textContent();
  await page.keyboard.press("Tab"); // to its first relation
  await page.waitForFunction((f) => !["", f].includes(document.querySelector(".graph ~ [aria-live]").textContent), first);
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Evidence" }).waitFor();
  await page.keyboard.press("2");
  await page.getByRole("table").first().waitFor();
  await page.keyboard.press("1");
  await page.keyboard.press("?");
  await page.getByRole("dialog").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.deepEqual(wrong, []);
});

test("what is on the screen is saved", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  for (const [format, look] of [["svg", /<svg[\s\S]*Halvorsen/], ["graphml", /<graphml[\s\S]*Halvorsen/], ["pdf", /^%PDF/], ["png", /^\x89PNG|^.PNG/s]]) {
    await page.getByRole("button", { name: "Save", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const saving = page.waitForEvent("download", { timeout: 60_000 });
    await dialog.getByRole("radio", { name: new RegExp(`^${format}`, "i") }).check();
    await dialog.getByRole("button", { name: /^Save/ }).click();
    const file = await saving;
    assert.match(file.suggestedFilename(), new RegExp(`\\.${format}$`));
    assert.match(readFileSync(await file.path(), "latin1"), look, format);
    if (await dialog.isVisible()) await page.keyboard.press("Escape");
  }
  assert.deepEqual(wrong, []);
});

test("tables, timeline and documents show the same facts", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story));
  await page.getByRole("tab", { name: "Table" }).click();
  await page.getByRole("table").getByText("Norway").first().waitFor();
  await shoot(page, "table");
  await page.getByRole("tab", { name: "Timeline" }).click();
  await page.getByRole("heading", { name: /Nov\w* 2024/ }).first().waitFor();
  await shoot(page, "timeline");
  await page.getByRole("tab", { name: "Documents" }).click();
  await page.getByText("Aydın walks out of strait talks").first().waitFor();
  await shoot(page, "documents");
  assert.deepEqual(wrong, []);
});

test("read-only: no decisions, by the page or past it", async (t) => {
  const address = await serve(t, "-c", corpus(t), "--read-only");
  const { page, wrong } = await browse(t, address);
  assert.equal(await page.getByRole("button", { name: "Review" }).count(), 0);
  const status = await page.evaluate(() => fetch("/api/v1/decisions", { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"kind":"hide","key":"country/no"}' }).then((r) => r.status));
  assert.equal(status, 403);
  assert.deepEqual(wrong.filter((w) => !w.includes("403")), []);
});

test("without WebGL the plain drawing takes over", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story), { webgl: false });
  assert.equal(await page.evaluate(() => Boolean(document.createElement("canvas").getContext("webgl2"))), false, "this browser was to have no WebGL");
  const at = await pointAt(page, /^Norway,/);
  await page.mouse.click(at.x, at.y);
  await details(page).getByRole("heading", { name: "Norway" }).waitFor();
  await shoot(page, "plain");
  assert.deepEqual(wrong.filter((w) => !/webgl/i.test(w)), []);
});

test("a telephone's width works", async (t) => {
  const { page, wrong } = await browse(t, await serve(t, "--ner", "rules", story), { width: 390, height: 800, touch: true });
  await shoot(page, "phone");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page is wider than the screen");
  await page.getByRole("button", { name: "Find & filter" }).click();
  await choose(page, "Halvorsen");
  await details(page).getByRole("heading", { name: /Halvorsen/ }).waitFor();
  await shoot(page, "phone-card");
  await page.getByRole("button", { name: "Close", exact: false }).first().click();
  await page.getByRole("button", { name: "Review" }).click();
  await details(page).getByRole("heading", { name: "Review" }).waitFor();
  await page.keyboard.press("Escape");
  await details(page).getByRole("heading", { name: "Review" }).waitFor({ state: "hidden" });
  assert.deepEqual(wrong, []);
});
