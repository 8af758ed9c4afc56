// The start of the page: the data of a saved page when it carries some, the server's otherwise.

import "./style/index.css";
import { render } from "preact";
import { App } from "./app";
import { asFailure, start } from "./actions";
import { carried, saved } from "./saved";
import { files } from "./saved/files";
import { http } from "./source-http";
import { failure, systemDark, themeChoice } from "./state";

function theme(): void {
  const media = matchMedia("(prefers-color-scheme: dark)");
  systemDark.value = media.matches;
  media.addEventListener("change", () => (systemDark.value = media.matches));
  const set = document.documentElement.dataset.theme; // a page can be saved in one theme
  if (set === "light" || set === "dark") themeChoice.value = set;
  try {
    const t = localStorage.getItem("actant-theme");
    if (t === "light" || t === "dark") themeChoice.value = t;
  } catch {
    // Storage may be switched off.
  }
}

async function main(): Promise<void> {
  theme();
  const root = document.getElementById("app") ?? document.body.appendChild(document.createElement("div"));
  root.replaceChildren();
  render(<App />, root);
  try {
    const all = await carried(document);
    await start(all ? saved(all, files) : http());
  } catch (e) {
    failure.value = asFailure(e);
  }
}

void main();
