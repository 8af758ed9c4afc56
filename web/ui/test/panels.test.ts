import assert from "node:assert/strict";
import { test } from "node:test";
import { datesOf, group, month, move, start, step, stepFor, windowOf, type Bucket } from "../src/panels/buckets";
import { edgeId } from "../src/panels/edges";
import { ariaSort, csv, has, only, page, toggle, toggleAll, turn, within, wrap } from "../src/panels/lists";
import { around, clip, runs, type Mark } from "../src/panels/spans";

const cut = (text: string, ...marks: [number, number, string][]) =>
  runs(text, marks.map(([a, b, mark]): Mark<string> => ({ span: [a, b], mark }))).map((r) => `${text.slice(r.start, r.end)}${r.marks.length ? `{${r.marks}}` : ""}`);

test("overlapping, nested and touching marks are cut at each border", () => {
  assert.deepEqual(cut("abcdef", [1, 4, "x"], [3, 5, "y"]), ["a", "bc{x}", "d{x,y}", "e{y}", "f"]);
  assert.deepEqual(cut("abcdef", [0, 6, "all"], [2, 3, "in"]), ["ab{all}", "c{all,in}", "def{all}"]);
  assert.deepEqual(cut("abcd", [0, 2, "x"], [2, 4, "y"]), ["ab{x}", "cd{y}"]);
  assert.deepEqual(cut("ab", [0, 2, "x"], [0, 2, "y"]), ["ab{x,y}"]);
});

test("marks out of range are cut to the text; empty, reversed and broken ones are left out", () => {
  assert.deepEqual(cut("abc", [-5, 1, "x"], [2, 99, "y"]), ["a{x}", "b", "c{y}"]);
  assert.deepEqual(cut("abc", [1, 1, "empty"], [2, 1, "reversed"], [7, 9, "beyond"], [NaN, 2, "broken"]), ["abc"]);
  assert.deepEqual(cut(""), []);
  assert.equal(clip("abc", undefined), null);
});

test("no border falls into a surrogate pair, and the runs are the whole text", () => {
  const text = "a😀b😀";
  const all = runs(text, [{ span: [2, 5], mark: 1 }, { span: [0, 2], mark: 2 }]);
  assert.equal(all.map((r) => text.slice(r.start, r.end)).join("|"), "a|😀b|😀");
});

test("runs of random marks cover the text once, each under the marks that hold it", () => {
  let seed = 7;
  const next = (n: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % n;
  for (let round = 0; round < 200; round++) {
    const text = "x".repeat(1 + next(30));
    const marks = Array.from({ length: next(8) }, (_, mark) => ({ span: [next(40) - 5, next(40) - 5] as [number, number], mark }));
    const from = next(text.length);
    const got = runs(text, marks, from, text.length);
    assert.equal(got[0]!.start, from);
    assert.equal(got.at(-1)!.end, text.length);
    got.forEach((r, i) => {
      if (i) assert.equal(r.start, got[i - 1]!.end);
      for (let at = r.start; at < r.end; at++) assert.deepEqual(r.marks, marks.filter((m) => m.span[0] <= at && at < m.span[1]).map((m) => m.mark));
    });
  }
});

test("of a long text the lines around the sentence are drawn", () => {
  const text = Array.from({ length: 1000 }, (_, i) => `line ${i}`).join("\n");
  const at = text.indexOf("line 700");
  const [from, to] = around(text, [at, at + 8], 500);
  assert.ok(from <= at && to >= at + 8 && to - from < 700);
  assert.equal(text[from - 1], "\n");
  assert.equal(text[to], "\n");
  assert.deepEqual(around("short", [0, 0], 500), [0, 5]);
  assert.ok(around(text, [text.length - 8, text.length], 500)[1] === text.length);
  const flat = around("y".repeat(5000), [4000, 4010], 500);
  assert.ok(flat[0] <= 4000 && flat[1] >= 4010 && flat[1] - flat[0] <= 1000);
});

const buckets: Bucket[] = ["01", "02", "03", "04"].map((m) => ({ start: `2024-${m}-01`, end: `2024-${m}-28`, documents: 1 }));

test("handles stand where the dates of the filter are, and say them back", () => {
  assert.deepEqual(windowOf(buckets), { from: 0, to: 3 });
  assert.deepEqual(windowOf(buckets, "2024-02-10", "2024-03-02"), { from: 1, to: 2 });
  assert.deepEqual(windowOf(buckets, "2030-01-01"), { from: 3, to: 3 });
  assert.deepEqual(windowOf(buckets, "", "1999-01-01"), { from: 0, to: 0 });
  assert.deepEqual(windowOf([], "2024-01-01"), { from: 0, to: 0 });
  assert.deepEqual(datesOf(buckets, { from: 1, to: 2 }), { since: "2024-02-01", until: "2024-03-28" });
  assert.deepEqual(datesOf(buckets, { from: 0, to: 3 }), { since: "", until: "" });
});

test("a handle stops at the other and at the ends", () => {
  assert.deepEqual(move({ from: 1, to: 2 }, "from", 9, 4), { from: 2, to: 2 });
  assert.deepEqual(move({ from: 1, to: 2 }, "to", -3, 4), { from: 1, to: 1 });
  assert.deepEqual(move({ from: 1, to: 2 }, "to", 9, 4), { from: 1, to: 3 });
});

test("the film grows from the start, or slides a stretch, and ends", () => {
  assert.deepEqual(start({ from: 0, to: 3 }, 4), { from: 0, to: 0 });
  assert.deepEqual(step({ from: 0, to: 0 }, 4), { from: 0, to: 1 });
  assert.deepEqual(step({ from: 1, to: 2 }, 4), { from: 2, to: 3 });
  assert.equal(step({ from: 0, to: 3 }, 4), null);
  assert.equal(step({ from: 2, to: 3 }, 4), null);
});

test("dates are grouped by day, month and year, in the order given", () => {
  const dates = ["", "2023-12-31", "2024-01-01", "2024-01-01", "2024-01-30", "2024"];
  assert.deepEqual(group(dates, (d) => d, "day").map((g) => [g.title, g.rows.length]),
    [["Without a date", 1], ["31 Dec 2023", 1], ["1 Jan 2024", 2], ["30 Jan 2024", 1], ["2024", 1]]);
  assert.deepEqual(group(dates.slice(1), (d) => d, "month").map((g) => g.title), ["December 2023", "January 2024", "2024"]);
  assert.deepEqual(group(dates.slice(1), (d) => d, "year").map((g) => [g.title, g.rows.length]), [["2023", 1], ["2024", 4]]);
  assert.equal(month("2024-13-01"), "2024-13-01");
  assert.equal(stepFor(["", "2010-01-01", "2024-01-01"]), "year");
  assert.equal(stepFor(["2024-01-01", "2024-01-02"]), "day");
});

test("a filter's list: nothing chosen is all, all chosen is nothing, the last one out brings all back", () => {
  const all = ["a", "b", "c"];
  assert.deepEqual(toggle(all, undefined, "b"), ["a", "c"]);
  assert.deepEqual(toggle(all, ["a", "c"], "b"), undefined);
  assert.deepEqual(toggle(all, ["a"], "a"), undefined);
  assert.deepEqual(only(all, undefined, "b"), ["b"]);
  assert.deepEqual(only(all, ["b"], "b"), undefined);
  assert.deepEqual(only(all, ["a", "b"], "b"), ["b"]);
  assert.deepEqual(toggleAll(all, undefined, ["a", "b"]), ["c"]);
  assert.deepEqual(toggleAll(all, ["a", "c"], ["a", "b"]), undefined);
  assert.deepEqual(toggle(["a", "b", "c"], ["gone", "a"], "b"), ["a", "b"]);
  assert.ok(has(undefined, "a") && has([], "a") && has(["a"], "a") && !has(["b"], "a"));
});

test("columns turn, pages stay within the list, steps wrap", () => {
  assert.deepEqual([turn("x", "n", true), turn("-n", "n", true), turn("n", "n", true), turn("x", "w", false)], ["-n", "n", "-n", "w"]);
  assert.deepEqual([ariaSort("-n", "n"), ariaSort("n", "n"), ariaSort("m", "n")], ["descending", "ascending", "none"]);
  assert.deepEqual(page(50, 50, 101), { first: 51, last: 100, number: 2, pages: 3 });
  assert.deepEqual(page(0, 50, 0), { first: 0, last: 0, number: 1, pages: 1 });
  assert.deepEqual([within(150, 50, 101), within(-50, 50, 101), within(100, 50, 100), within(50, 50, 0)], [100, 0, 50, 0]);
  assert.deepEqual([wrap(-1, 1, 3), wrap(-1, -1, 3), wrap(2, 1, 3), wrap(0, -1, 3), wrap(0, 1, 0)], [0, 2, 0, 2, -1]);
});

test("a table's cells cannot break out of it or be formulas", () => {
  assert.equal(csv([["a", 1], ['say "x", y', -2], ["=1+1", 0], ["@cmd\nnext", 3]]), 'a,1\r\n"say ""x"", y",-2\r\n\'=1+1,0\r\n"\'@cmd\nnext",3\r\n');
});

test("an edge is named as the API names it", () => {
  assert.equal(edgeId("person/b", "accuse", "stated", "person/a", false), "person/b>accuse.stated>person/a");
  assert.equal(edgeId("person/b", "consult", "possible", "person/a", true), "person/a=consult.possible=person/b");
});
