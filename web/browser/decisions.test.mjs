// Corrections by hand: each is done, shown, written down, and taken back.
import assert from "node:assert/strict";
import { test } from "node:test";
import { browse, choose, corpus, run, serve, shoot } from "./harness.mjs";

const details = (page) => page.locator("#details");
const lines = (db) => run("decisions", "-c", db, "--json").trim().split("\n").filter(Boolean).map((l) => JSON.parse(l));
const toast = (page, words) => page.locator(".toast").filter({ hasText: words }).last();
const undo = async (page, words) => {
  await toast(page, words).getByRole("button", { name: "Undo" }).click();
  await toast(page, "Taken back").waitFor();
};
const correct = async (page, what) => {
  await details(page).getByRole("button", { name: "Correct", exact: true }).click();
  await page.getByRole("menuitem", { name: what }).click();
};

test("two selected entities become one, and two again", async (t) => {
  const db = corpus(t);
  const { page, wrong } = await browse(t, await serve(t, "-c", db));
  await page.getByRole("tab", { name: "Table" }).click();
  for (const name of ["Erik Brandt", "Brandt"]) await page.getByRole("checkbox", { name: `Select ${name}`, exact: true }).check();
  await page.keyboard.press("m");
  const form = page.getByRole("dialog", { name: "Merge" });
  await form.getByRole("radio", { name: /Erik Brandt/ }).check();
  await form.getByRole("button", { name: "Merge into Erik Brandt" }).click();
  await toast(page, "Brandt").waitFor();
  await page.getByRole("checkbox", { name: "Select Brandt", exact: true }).waitFor({ state: "detached" });
  await page.getByRole("checkbox", { name: "Select Erik Brandt", exact: true }).waitFor();
  assert.deepEqual(lines(db).map((d) => [d.kind, d.key, d.into, d.name]), [["merge", "person/brandt", "person/erik-brandt", "Erik Brandt"]]);
  await undo(page, "Brandt");
  await page.getByRole("checkbox", { name: "Select Brandt", exact: true }).waitFor();
  assert.ok(lines(db).every((d) => d.undone || d.kind === "undo"));
  assert.deepEqual(wrong, []);
});

test("rename, change the type, remove: and the log takes each back", async (t) => {
  const db = corpus(t);
  const { page, wrong } = await browse(t, await serve(t, "-c", db));
  await choose(page, "Knut Bakken");
  await correct(page, "Rename…");
  const form = page.getByRole("dialog", { name: "Rename" });
  await form.getByLabel("Name to show").fill("Knut A. Bakken");
  await form.getByRole("button", { name: "Rename" }).click();
  await details(page).getByRole("heading", { name: "Knut A. Bakken" }).waitFor();

  await correct(page, "Change its type…");
  await page.getByRole("radio", { name: "Group" }).check();
  await page.getByRole("button", { name: "Change", exact: true }).click();
  await details(page).getByText(/^\s*Group · /).waitFor();

  await correct(page, "Remove from the graph");
  await toast(page, "Bakken").waitFor();
  await details(page).getByRole("region", { name: "Overview" }).waitFor();
  assert.deepEqual(lines(db).map((d) => d.kind), ["rename", "retype", "hide"]);

  await page.getByRole("button", { name: "Review" }).click();
  await page.getByRole("button", { name: "Decisions so far" }).click();
  await page.getByRole("heading", { name: "3 decisions" }).waitFor();
  for (let left = 3; left > 0; left--) {
    await page.locator(".history").getByRole("button", { name: /^Undo/ }).first().click();
    await page.getByRole("heading", { name: `${left - 1} decision${left === 2 ? "" : "s"}` }).waitFor();
  }
  await page.keyboard.press("Escape");
  await choose(page, "Knut Bakken");
  await details(page).getByRole("heading", { name: "Knut Bakken", exact: true }).waitFor();
  await details(page).getByText(/^\s*Person · /).waitFor();
  assert.deepEqual(wrong, []);
});

test("a relation is corrected, one is rejected, a note is kept, and all outlives the server", async (t) => {
  const db = corpus(t);
  const address = await serve(t, "-c", db);
  const { page, wrong } = await browse(t, address);
  await choose(page, "Oleg Antonov");
  await details(page).locator(".relation").first().waitFor();
  await details(page).locator(".relation").first().click();
  const evidence = page.getByRole("region", { name: "Evidence" });
  await evidence.getByRole("button", { name: "Note…" }).click();
  await page.getByLabel(/^About/).fill("checked by phone");
  await page.getByRole("button", { name: "Save note" }).click();
  await evidence.getByRole("list", { name: "Notes" }).getByText("checked by phone").waitFor();

  await evidence.getByRole("button", { name: "Correct…" }).click();
  await page.getByRole("dialog").getByLabel("How sure").selectOption("alleged");
  await page.getByRole("dialog").getByRole("button", { name: "Correct", exact: true }).click();
  await evidence.getByText("The text says that somebody claims it").waitFor();

  await evidence.getByRole("button", { name: "Reject", exact: true }).click();
  await evidence.waitFor({ state: "hidden" });
  assert.deepEqual(lines(db).map((d) => d.kind), ["note", "correct", "reject"]);

  const second = await browse(t, await serve(t, "-c", db, "--read-only"));
  await choose(second.page, "Oleg Antonov");
  await details(second.page).getByRole("heading", { name: "Oleg Antonov" }).waitFor();
  assert.equal(await details(second.page).getByText("foreign minister of").count(), 0, "still rejected");
  await shoot(page, "rejected");
  assert.deepEqual([...wrong, ...second.wrong], []);
});
