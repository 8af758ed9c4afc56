// What every browser test needs: a corpus of the story in testdata, `actant serve` on it, and Debian's chromium.
import { spawn, execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const root = resolve(import.meta.dirname, "../..");
export const actant = process.env.ACTANT ?? join(root, "bin/actant");
export const story = join(root, "testdata/strait");

/** scratch returns a folder that goes away at the end of the test. */
export function scratch(t) {
  const dir = mkdtempSync(join(tmpdir(), "actant-browser-"));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** run runs the command and returns what it wrote on stdout. */
export function run(...args) {
  return execFileSync(actant, args, { encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
}

/** corpus makes a corpus of the story and returns its path. */
export function corpus(t, ...paths) {
  const db = join(scratch(t), "story.db");
  run("add", "-q", "--ner", "rules", "-c", db, ...(paths.length ? paths : [story]));
  return db;
}

/** serve starts the explorer and returns its address, token included. */
export async function serve(t, ...args) {
  const server = spawn(actant, ["serve", "--no-open", "--listen", "127.0.0.1:0", ...args], { stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  server.stderr.on("data", (b) => (said += b));
  t.after(() => new Promise((done) => { server.once("exit", done); server.kill("SIGINT"); }));
  for await (const line of createInterface({ input: server.stdout })) {
    if (line.startsWith("http://")) return line;
  }
  throw new Error(`actant serve ended without printing an address: ${said}`);
}

/** How long a test waits for what must come, in milliseconds: a busy machine is slow, and a broken page never gets there. */
const patience = 60_000;

const drawn = ["--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/** browse opens a page and collects what goes wrong on it. Software WebGL unless webgl is false. */
export async function browse(t, address, { width = 1280, height = 800, dark = false, webgl = true, offline = false, touch = false } = {}) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", ...(webgl ? drawn : ["--disable-gpu", "--disable-webgl", "--disable-3d-apis"])],
  });
  t.after(() => browser.close());
  const context = await browser.newContext({
    viewport: { width, height }, colorScheme: dark ? "dark" : "light", reducedMotion: "reduce", offline, hasTouch: touch, acceptDownloads: true,
    locale: "en-GB", timezoneId: "UTC",
  });
  const page = await context.newPage();
  const wrong = [];
  page.on("pageerror", (e) => wrong.push(`error: ${e.message}`));
  page.on("console", (m) => m.type() === "error" && wrong.push(`console: ${m.text()}`));
  page.on("request", (r) => {
    const u = new URL(r.url());
    if (!["127.0.0.1", ""].includes(u.hostname)) wrong.push(`asked ${u.href}`);
  });
  page.setDefaultTimeout(patience);
  page.setDefaultNavigationTimeout(patience);
  if (address) await open(page, address);
  return { page, wrong, context };
}

/** open goes to the explorer and waits until its graph is drawn. */
export async function open(page, address) {
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName("actant:painted").length > 0);
}

/** choose searches for a name and takes the first answer. */
export async function choose(page, name) {
  const field = page.locator("#search");
  await field.fill(name);
  await page.locator("[role=option]").first().waitFor();
  await field.press("Enter");
}

/** pointAt moves the mouse over the graph until the page says that it is on something that the pattern fits, and
 *  answers where that is. It is what a hand does. */
export async function pointAt(page, pattern) {
  const box = await page.locator(".graph").boundingBox();
  for (const step of [24, 10]) {
    for (let y = box.y + 12; y < box.y + box.height - 12; y += step) {
      for (let x = box.x + 12; x < box.x + box.width - 12; x += step) {
        await page.mouse.move(x, y);
        const said = await page.evaluate(() => new Promise((done) => setTimeout(() => done(document.querySelector(".graph ~ [aria-live]").textContent))));
        if (pattern.test(said)) return { x, y, said };
      }
    }
  }
  throw new Error(`nothing on the canvas is ${pattern}`);
}

/** settled waits until nothing is loading and what was drawn is on the screen. */
export async function settled(page) {
  await page.waitForFunction(() => !document.querySelector(".spinner.on, [aria-busy=true], .stale, .loader"));
  await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))));
}

/** shoot keeps a picture of the page where SHOTS names a folder. */
export async function shoot(page, name) {
  if (!process.env.SHOTS) return;
  await settled(page);
  await page.screenshot({ path: join(process.env.SHOTS, `${name}.png`) });
}

/** saveAs saves what is on the screen in a format of the Save dialog and answers the file's path and name. */
export async function saveAs(page, format, { all = false, evidence } = {}) {
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Save" });
  await dialog.getByRole("radio", { name: new RegExp(`^${format}\\b`, "i") }).check();
  if (all) await dialog.getByRole("radio", { name: /^All under these filters/ }).check();
  if (evidence) await dialog.getByRole("radio", { name: new RegExp(`^${evidence}`) }).check();
  const saving = page.waitForEvent("download");
  await dialog.getByRole("button", { name: /^Save (the page|[A-Z]\w+)$/ }).click();
  const file = await saving;
  await dialog.waitFor({ state: "hidden" });
  return { path: await file.path(), name: file.suggestedFilename() };
}

/** count reads how many entities the graph says it shows. */
export const count = async (page) => Number(/\d+/.exec(await page.locator(".graph").getAttribute("aria-label"))[0]);

/** tabTo walks with the Tab key until the focus is on what the pattern fits, as people do who use no mouse. */
export async function tabTo(page, pattern, most = 80) {
  for (let i = 0; i < most; i++) {
    const at = await page.evaluate(() => {
      const e = document.activeElement;
      return [e.getAttribute("aria-label"), e.id, e.textContent.slice(0, 80)].filter(Boolean).join(" ");
    });
    if (pattern.test(at)) return at;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the Tab key does not lead to ${pattern}`);
}
