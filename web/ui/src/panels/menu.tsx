// A small menu behind a button: closes when something is chosen, on Escape, and when the focus goes elsewhere.

import { useRef, useState } from "preact/hooks";
import { wrap } from "./lists";

export interface Item {
  word: string;
  run: () => void;
  danger?: boolean;
}

/** Menu opens below its button. */
export function Menu({ word, label, items, quiet = false }: { word: string; label?: string; items: Item[]; quiet?: boolean }) {
  const [open, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const opener = useRef<HTMLButtonElement>(null);
  const focus = (i: number) => box.current?.querySelectorAll<HTMLElement>("[role=menuitem]")[i]?.focus();
  const press = (e: KeyboardEvent) => {
    if (!open) return;
    const all = [...(box.current?.querySelectorAll<HTMLElement>("[role=menuitem]") ?? [])];
    const at = all.indexOf(document.activeElement as HTMLElement);
    if (e.key === "Escape") {
      setOpen(false);
      opener.current?.focus();
    } else if (e.key === "ArrowDown") focus(wrap(at, 1, all.length));
    else if (e.key === "ArrowUp") focus(wrap(at, -1, all.length));
    else if (e.key === "Home") focus(0);
    else if (e.key === "End") focus(all.length - 1);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div class="menu-box" ref={box} onKeyDown={press} onFocusOut={(e) => !box.current?.contains(e.relatedTarget as Node | null) && setOpen(false)}>
      <button type="button" ref={opener} class={quiet ? "mini" : "button"} aria-haspopup="menu" aria-expanded={open} aria-label={label} title={label}
        onClick={() => (setOpen(!open), !open && requestAnimationFrame(() => focus(0)))}>{word}</button>
      {open && (
        <div class="menu" role="menu" aria-label={label ?? word}>
          {items.map((x) => (
            <button key={x.word} type="button" role="menuitem" tabIndex={-1} class={x.danger ? "danger" : ""} onClick={() => (setOpen(false), opener.current?.focus(), x.run())}>{x.word}</button>
          ))}
        </div>
      )}
    </div>
  );
}
