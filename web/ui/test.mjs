// Bundles the tests and runs them with node's own runner.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

const out = await mkdtemp(join(tmpdir(), "actant-ui-"));
const tests = (await readdir("test")).filter((f) => f.endsWith(".test.ts")).map((f) => join("test", f));
await build({ entryPoints: tests, bundle: true, outdir: out, outExtension: { ".js": ".mjs" }, format: "esm", platform: "node", target: "node20", jsx: "automatic", jsxImportSource: "preact", logLevel: "warning" });
const files = (await readdir(out)).filter((f) => f.endsWith(".mjs")).map((f) => join(out, f));
const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
await rm(out, { recursive: true });
process.exit(status ?? 1);
