// What the page tells in passing, often with a way back.

import { dismiss } from "../actions";
import { toasts } from "../state";

/** Toasts shows messages at the bottom; screen readers hear them as they come. */
export function Toasts() {
  return (
    <div class="toasts" role="status" aria-live="polite">
      {toasts.value.map((t) => (
        <div key={t.id} class={`toast ${t.tone}`}>
          <span><bdi>{t.text}</bdi></span>
          {t.action && <button type="button" class="toast-action" onClick={() => (dismiss(t.id), t.action!.run())}>{t.action.label}</button>}
          <button type="button" class="toast-close" aria-label="Dismiss" onClick={() => dismiss(t.id)}>×</button>
        </div>
      ))}
    </div>
  );
}
