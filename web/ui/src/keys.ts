// Keys that work everywhere on the page.

import * as a from "./actions";
import * as s from "./state";

/** keyboard listens until the function it answers is called. */
export function keyboard(): () => void {
  document.addEventListener("keydown", press);
  return () => document.removeEventListener("keydown", press);
}

function press(e: KeyboardEvent): void {
  if (e.defaultPrevented || e.altKey) return;
  if ((e.ctrlKey || e.metaKey) && e.key === "z" && !writing(e) && !s.readOnly.value) {
    e.preventDefault();
    void a.undo();
  }
  if (e.ctrlKey || e.metaKey) return;
  if (e.key === "Escape") return escape(e);
  if (writing(e)) return;
  const done = plain(e.key);
  if (done) e.preventDefault();
}

/** writing says whether a key is meant for a field; a checkbox takes no letters. */
export const writing = (e: KeyboardEvent): boolean =>
  e.target instanceof HTMLElement && (e.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName))
  && !(e.target instanceof HTMLInputElement && /^(checkbox|radio)$/.test(e.target.type));

/** Escape closes the uppermost thing. */
function escape(e: KeyboardEvent): void {
  if (s.dialog.value !== "none") a.closeDialog();
  else if (writing(e)) (e.target as HTMLElement).blur();
  else if (s.openDoc.value) a.closeDocument();
  else if (s.pathAsked.value) a.closePath();
  else if (s.sheet.value === "filters") a.openSheet("none");
  else a.clearSelection();
}

function plain(key: string): boolean {
  const tabs: s.Tab[] = ["graph", "table", "timeline", "documents"];
  const tab = tabs[Number(key) - 1];
  if (tab) a.setTab(tab);
  else if (key === "/") {
    s.sheet.value = "filters";
    const focus = () => document.getElementById("search")?.focus();
    focus(); // at once, so that who types on does not press other keys of the page
    if (document.activeElement?.id !== "search") requestAnimationFrame(focus); // where the sheet had to open first; else it could take the focus back later
  } else if (key === "?") a.openDialog("help");
  else if (key === "p") void a.askPath(s.selection.value.nodes[0] ?? "", s.selection.value.nodes[1] ?? "");
  else if (key === "f") a.look("fit");
  else if (key === "+" || key === "=") a.look("in");
  else if (key === "-") a.look("out");
  else if (key === "e" && s.selectedNode.value) void a.expand(s.selectedNode.value);
  else return false;
  return true;
}
