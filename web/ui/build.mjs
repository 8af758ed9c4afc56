// Bundles the explorer to dist/app.js and dist/app.css: one classic script, nothing fetched, nothing evaluated.
import { build } from "esbuild";
import { mkdir, readFile } from "node:fs/promises";

const dev = process.argv.includes("--dev");

await mkdir("dist", { recursive: true });
await build({
  entryPoints: { app: "src/main.tsx" },
  bundle: true,
  outdir: "dist",
  format: "iife",
  target: ["es2022", "chrome109", "firefox115", "safari16.4"],
  jsx: "automatic",
  jsxImportSource: "preact",
  minify: !dev,
  sourcemap: dev ? "inline" : false,
  legalComments: "none",
  charset: "ascii",
  define: { "process.env.NODE_ENV": dev ? '"development"' : '"production"' },
  logLevel: "info",
});

if (!dev) await check();

/** What the page's policy forbids must not be in the bundle at all. */
async function check() {
  const js = await readFile("dist/app.js", "utf8");
  const css = await readFile("dist/app.css", "utf8");
  const faults = [
    [/\beval\(|new Function\(/.test(js), "app.js evaluates text as code"],
    [js.includes("<!--"), "app.js holds a comment of HTML, which would hide the rest of an inline script"],
    [/<\/script/i.test(js), "app.js holds an end tag of script, which would end an inline script"],
    [/url\(\s*['"]?(?!data:)|@import/.test(css), "app.css loads something"],
    [/https?:\/\/(?!www\.w3\.org\/|graphml\.graphdrawing\.org\/)[a-z]/.test(js + css), "the bundle names an address outside"],
  ].filter(([bad]) => bad);
  for (const [, text] of faults) console.error(`build: ${text}`);
  if (faults.length) process.exit(1);
}
