// The data that a saved page carries.

import type { Saved } from "../api";

/** carried returns the data in the page: null on a page of a server. Text that is no such data is an error. */
export async function carried(doc: Document): Promise<Saved | null> {
  const text = doc.getElementById("actant-data")?.textContent?.trim();
  if (!text) return null;
  if (typeof DecompressionStream === "undefined") throw new Error("This browser is too old to open a saved page. Firefox 115, Chrome 109 and Safari 16.4 or newer can.");
  try {
    return JSON.parse(await unpack(text)) as Saved;
  } catch (e) {
    throw new Error(`The data in this page is damaged (${e instanceof Error ? e.message : String(e)}). Save it again.`);
  }
}

/** unpack reads base64 of gzip of text. */
export async function unpack(base64: string): Promise<string> {
  const raw = atob(base64);
  const bytes = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) bytes[i] = raw.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
