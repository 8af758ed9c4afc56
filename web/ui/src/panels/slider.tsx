// Documents over time, with two handles that cut the graph to a stretch of it.

import { useEffect, useRef, useState } from "preact/hooks";
import * as a from "../actions";
import type { Histogram } from "../api";
import * as s from "../state";
import { count, day, days } from "../words";
import { datesOf, move, start, step, windowOf, type Bucket, type Window } from "./buckets";
import { useLoad } from "./load";

const most = 48; // buckets: one each is about 5 pixels wide
const pause = 900; // milliseconds a picture of the film stands

/** TimeSlider shows when the documents are from, and filters by it. */
export function TimeSlider() {
  const c = s.corpus.value;
  const q = { ...s.query.value, since: undefined, until: undefined };
  const { data: h } = useLoad<Histogram>(c ? `${c.revision} ${JSON.stringify(q)}` : "", () => a.data().histogram(q, most));
  if (!c || !h) return null;
  if (h.buckets.length < 2) return h.undated || h.buckets.length ? <OneDay h={h} /> : null;
  return <Slider buckets={h.buckets} undated={h.undated} />;
}

function OneDay({ h }: { h: Histogram }) {
  const b = h.buckets[0];
  return (
    <section class="panel time" aria-label="Time">
      <h2 class="title">Time</h2>
      <p class="small quiet">{b ? `All from ${days(b.start, b.end)}` : "No document has a date."}{b && h.undated ? `; ${h.undated} without a date` : ""}</p>
    </section>
  );
}

function Slider({ buckets, undated }: { buckets: Bucket[]; undated: number }) {
  const q = s.query.value;
  const set = windowOf(buckets, q.since, q.until);
  const [held, setHeld] = useState<Window | null>(null); // while a handle is dragged
  const [playing, setPlaying] = useState(false);
  const track = useRef<HTMLDivElement>(null);
  const shown = held ?? set;
  const size = buckets.length;
  const whole = shown.from === 0 && shown.to === size - 1;
  const top = Math.max(1, ...buckets.map((b) => b.documents));
  const inside = buckets.slice(shown.from, shown.to + 1).reduce((n, b) => n + b.documents, 0);

  const put = (w: Window) => {
    const d = datesOf(buckets, w);
    void a.setQuery({ since: d.since || undefined, until: d.until || undefined });
  };
  useEffect(() => {
    if (!playing) return;
    const t = setTimeout(() => {
      const next = step(set, size);
      if (next) put(next);
      if (!next || (next.to >= size - 1)) setPlaying(false);
    }, pause);
    return () => clearTimeout(t);
  }, [playing, set.from, set.to]);

  const bucketAt = (e: PointerEvent) => {
    const box = track.current!.getBoundingClientRect();
    return Math.floor(((e.clientX - box.left) / box.width) * size);
  };
  const drag = (handle: "from" | "to") => ({
    onPointerDown: (e: PointerEvent) => {
      e.preventDefault();
      (e.currentTarget as HTMLElement).focus();
      (e.currentTarget as HTMLElement).setPointerCapture(e.pointerId);
      setPlaying(false);
      setHeld(set);
    },
    onPointerMove: (e: PointerEvent) => held && setHeld(move(held, handle, bucketAt(e), size)),
    onPointerUp: () => {
      if (held) put(held);
      setHeld(null);
    },
    onPointerCancel: () => setHeld(null),
  });
  const press = (handle: "from" | "to") => (e: KeyboardEvent) => {
    const by: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -6, PageUp: 6, Home: -size, End: size };
    if (!(e.key in by)) return;
    e.preventDefault();
    e.stopPropagation();
    setPlaying(false);
    put(move(set, handle, set[handle] + by[e.key]!, size));
  };
  const handle = (name: "from" | "to", word: string, at: number) => (
    <div class={`handle ${name}`} role="slider" tabIndex={0} aria-label={word} aria-valuemin={0} aria-valuemax={size - 1} aria-valuenow={shown[name]}
      aria-valuetext={day(name === "from" ? buckets[shown.from]!.start : buckets[shown.to]!.end)} style={{ left: `${(at / size) * 100}%` }}
      onKeyDown={press(name)} {...drag(name)} />
  );
  return (
    <section class="panel time" aria-label="Time">
      <div class="legend-title">
        <h2 class="title">Time</h2>
        <span class="time-tools">
          <button type="button" class="link small" disabled={size < 3} onClick={() => (!playing && put(start(set, size)), setPlaying(!playing))}>
            {playing ? "Pause" : "Play"}
          </button>
          {!whole && <button type="button" class="link small" onClick={() => (setPlaying(false), put({ from: 0, to: size - 1 }))}>Whole time</button>}
        </span>
      </div>
      <div class="histogram" ref={track}>
        <svg viewBox={`0 0 ${size} 40`} preserveAspectRatio="none" role="img" aria-label={`Documents over time, ${days(buckets[0]!.start, buckets[size - 1]!.end)}`}>
          {buckets.map((b, i) => {
            const tall = b.documents ? Math.max(2, (b.documents / top) * 38) : 0;
            return (
              <rect key={b.start} class={i >= shown.from && i <= shown.to ? "in" : ""} x={i + 0.08} width={0.84} y={40 - tall} height={tall}>
                <title>{`${days(b.start, b.end)}: ${count(b.documents, "document")}`}</title>
              </rect>
            );
          })}
        </svg>
        <div class="track">
          <div class="chosen" style={{ left: `${(shown.from / size) * 100}%`, right: `${100 - ((shown.to + 1) / size) * 100}%` }} />
          {handle("from", "First day shown", shown.from)}
          {handle("to", "Last day shown", shown.to + 1)}
        </div>
      </div>
      <p class="small quiet time-words" aria-live={playing ? "off" : "polite"}>
        {days(buckets[shown.from]!.start, buckets[shown.to]!.end)} · {count(inside, "document")}
        {undated > 0 && `; ${undated} without a date${whole ? "" : " left out"}`}
      </p>
    </section>
  );
}
