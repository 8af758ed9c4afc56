// The guide, step by step: its commands are run as written, and UPDATE=1 makes its pictures anew.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { test } from "node:test";
import { actant, browse, choose, saveAs, scratch, serve, settled, story } from "./harness.mjs";
import { palette } from "./palette.mjs";

const docs = resolve(import.meta.dirname, "../../docs");
const guide = readFileSync(join(docs, "guide.md"), "utf8");
const commands = [...guide.matchAll(/```\n([\s\S]*?)```/g)].flatMap((m) => m[1].trim().split("\n"));

test("from a folder of articles to a published picture", async (t) => {
  const dir = scratch(t);
  cpSync(story, join(dir, "my-articles"), { recursive: true });
  mkdirSync(join(dir, "bin"));
  symlinkSync(actant, join(dir, "bin/actant"));
  const env = { ...process.env, PATH: join(dir, "bin") + delimiter + process.env.PATH };
  const ran = [];
  const as = (pattern) => {
    const line = commands.find((c) => pattern.test(c));
    assert.ok(line, `the guide has no command like ${pattern}`);
    ran.push(line);
    return execFileSync("sh", ["-c", line], { cwd: dir, env, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
  };

  as(/^actant add /);
  assert.ok(existsSync(join(dir, "corpus.db")), "1. the corpus is there");

  ran.push(commands.find((c) => c === "actant serve"));
  const { page, wrong, context } = await browse(t, await serve(t, "-c", join(dir, "corpus.db")), { width: 1280, height: 720 });
  const picture = async (name, png) => {
    assert.ok(guide.includes(`images/${name}.png`), `the guide shows ${name}`);
    const file = join(docs, "images", `${name}.png`);
    if (process.env.UPDATE) {
      await settled(page);
      writeFileSync(file, await palette(context, png ?? (await page.screenshot()), 1280));
    }
    assert.ok(statSync(file).size <= 200 * 1024, `${name} is too large`);
  };
  await page.getByRole("region", { name: "Overview" }).getByText("Norway").first().waitFor();
  await picture("guide-overview");

  await page.keyboard.press("/");
  await page.keyboard.type("Antonov");
  await page.getByRole("option", { name: /Antonov/ }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator("#details").getByRole("heading", { name: /Antonov/ }).waitFor();

  await page.keyboard.press("Escape");
  await choose(page, "Russia");
  await page.locator("#details .relation").filter({ hasText: "warned" }).first().click();
  const evidence = page.getByRole("region", { name: "Evidence" });
  await evidence.locator("mark.is-trigger").first().waitFor();
  await evidence.getByRole("button", { name: "Reject", exact: true }).waitFor();
  await evidence.getByRole("button", { name: "Correct…" }).waitFor();
  await evidence.locator(".open-link").first().click();
  await page.getByRole("article").locator(".at-sentence").first().waitFor();
  await picture("guide-evidence");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Review" }).click();
  await page.locator(".pair-names").waitFor();
  await picture("guide-review");
  const pair = await page.locator(".pair-names").textContent();
  await page.keyboard.press("y");
  await page.waitForFunction((p) => document.querySelector(".pair-names")?.textContent !== p, pair);
  await page.keyboard.press("Escape");
  const inline = /`(actant decisions export [^`]+)`/.exec(guide)[1];
  execFileSync("sh", ["-c", inline], { cwd: dir, env });
  assert.match(readFileSync(join(dir, inline.split(" ").at(-1)), "utf8"), /merge/);

  const legend = page.getByRole("region", { name: "Legend and filters" });
  await legend.getByRole("button", { name: /Place/ }).first().click();
  await page.waitForURL(/types=/);
  await legend.getByRole("button", { name: "Clear all filters" }).click();
  await page.getByRole("button", { name: "Documents behind a relation: more" }).waitFor();
  await page.getByRole("button", { name: "Path", exact: true }).waitFor();

  for (const format of ["svg", "png", "pdf", "gexf", "web page"]) await saveAs(page, format);
  as(/^actant graph .*\.svg/);
  assert.match(readFileSync(join(dir, "story.svg"), "utf8"), /Norway/);
  await picture("guide-picture", readFileSync(join(dir, "story.png")));
  assert.deepEqual(commands.filter((c) => !ran.includes(c)), [], "a command of the guide was not tried");
  assert.deepEqual(wrong, []);
});
