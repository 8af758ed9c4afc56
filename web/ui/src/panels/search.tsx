// The search of the page.

import { signal } from "@preact/signals";
import * as a from "../actions";
import * as s from "../state";
import { Finder } from "./finder";

/** What the documents tab looks for; the search hands over to it. */
export const documentWords = signal("");

/** Search finds entities by any of their names, and sentences. A choice selects the entity and goes to it. */
export function Search() {
  return (
    <section class="panel search" aria-label="Search">
      <Finder id="search" label="Search names and texts" hideLabel placeholder="Search names and texts  ( / )"
        onEntity={(e) => void go(e.key)}
        onText={(h) => a.openDocument(h.document, h.start, h.start + 1)}
        onMore={(words) => {
          documentWords.value = words;
          a.setTab("documents");
        }} />
    </section>
  );
}

async function go(key: string): Promise<void> {
  const there = s.nodesByKey.value.has(key);
  if (s.tab.value !== "graph" && s.tab.value !== "table") a.setTab("graph");
  await a.selectNode(key);
  if (there) a.look("node", key);
}
