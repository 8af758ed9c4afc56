// Save: the picture as a page, an image, or a file for another program.

import { useState } from "preact/hooks";
import * as a from "../actions";
import type { ExportRequest } from "../api";
import * as s from "../state";
import { count } from "../words";
import { Modal } from "./modal";

const formats: { name: string; word: string; what: string; group: string }[] = [
  { name: "html", word: "Web page", what: "One file that anyone can open: this explorer, to read and click, without network", group: "To share" },
  { name: "png", word: "PNG", what: "An image for slides and messages", group: "Pictures" },
  { name: "svg", word: "SVG", what: "A drawing that stays sharp at any size", group: "Pictures" },
  { name: "pdf", word: "PDF", what: "For print", group: "Pictures" },
  { name: "gexf", word: "GEXF", what: "For Gephi", group: "Data" },
  { name: "graphml", word: "GraphML", what: "For yEd, igraph, NetworkX", group: "Data" },
  { name: "csv", word: "CSV", what: "Tables for a spreadsheet", group: "Data" },
  { name: "json", word: "JSON", what: "All fields, for programs", group: "Data" },
];

const evidences: { name: NonNullable<ExportRequest["evidence"]>; word: string; what: string }[] = [
  { name: "full", word: "Whole texts", what: "Readers can open every document. Share it only where you may share the texts." },
  { name: "sentences", word: "Sentences only", what: "Readers see the sentence behind each line, not the documents." },
  { name: "none", word: "No text", what: "Readers see who and what, with outlet and date, but no words of the texts." },
];

/** SaveDialog asks what to save and hands the file over. */
export function SaveDialog() {
  return s.dialog.value === "save" ? <Open /> : null;
}

function Open() {
  const c = s.corpus.value;
  const saved = c?.readOnly === true && c.evidence !== "full";
  const can = a.data().formats;
  const offered = formats.filter((x) => !can || can.includes(x.name));
  const [format, setFormat] = useState(offered[0]!.name);
  const [scope, setScope] = useState<"screen" | "filter">("screen");
  const [evidence, setEvidence] = useState<NonNullable<ExportRequest["evidence"]>>(c?.evidence ?? "full");
  const [waiting, setWaiting] = useState(false);
  const f = formats.find((x) => x.name === format)!;
  const save = async () => {
    setWaiting(true);
    const request = scope === "screen" ? a.onScreen(format) : { format, query: { ...s.query.value, top: c?.limits.nodes ?? 0 }, theme: s.dark.value ? "dark" as const : "light" as const };
    await a.download(format === "html" ? { ...request, evidence } : request, `${fileName(c?.name ?? "")}.${format}`);
    a.closeDialog();
  };
  const rank = { full: 2, sentences: 1, none: 0 };
  return (
    <Modal title="Save" onClose={a.closeDialog} wide>
      <form class="form save" onSubmit={(e) => (e.preventDefault(), void save())}>
        {["To share", "Pictures", "Data"].filter((g) => offered.some((x) => x.group === g)).map((g) => (
          <fieldset key={g} class="choices tiles"><legend class="label">{g}</legend>
            {offered.filter((x) => x.group === g).map((x) => (
              <label key={x.name} class="tile">
                <input type="radio" name="format" checked={x.name === format} onChange={() => setFormat(x.name)} data-first={x.name === format ? "" : undefined} />
                <span><strong>{x.word}</strong><span class="quiet small">{x.what}</span></span>
              </label>
            ))}
          </fieldset>
        ))}
        <fieldset class="choices"><legend class="label">How much</legend>
          <label class="choice"><input type="radio" name="scope" checked={scope === "screen"} onChange={() => setScope("screen")} />
            What is on the screen <span class="quiet small">{count(s.view.value.nodes.length, "entity", "entities")}, {count(s.view.value.edges.length, "relation")}</span></label>
          <label class="choice"><input type="radio" name="scope" checked={scope === "filter"} onChange={() => setScope("filter")} />
            All under these filters <span class="quiet small">{scopeWords()}</span></label>
        </fieldset>
        {format === "html" && (
          <fieldset class="choices"><legend class="label">Words of the texts</legend>
            {evidences.filter((x) => rank[x.name] <= rank[c?.evidence ?? "full"]).map((x) => (
              <label key={x.name} class="choice"><input type="radio" name="evidence" checked={evidence === x.name} onChange={() => setEvidence(x.name)} />
                <span>{x.word} <span class="quiet small">{x.what}</span></span></label>
            ))}
          </fieldset>
        )}
        <div class="form-foot">
          {saved && <span class="quiet small">This page carries no texts.</span>}
          <button type="submit" class="button primary" disabled={waiting}>{waiting ? "Saving…" : f.name === "html" ? "Save the page" : `Save ${f.word}`}</button>
        </div>
      </form>
    </Modal>
  );
}

function scopeWords(): string {
  const left = s.view.value.left;
  const more = [left.nodes > 0 && count(left.nodes, "entity", "entities"), left.edges > 0 && count(left.edges, "relation")].filter(Boolean);
  return more.length ? `${more.join(" and ")} more` : "the same as on the screen";
}

/** fileName keeps letters, digits and dashes of a corpus's name. */
export const fileName = (name: string): string => name.replace(/\.[a-z]+$/i, "").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "actant";
