// Data that one panel alone shows: loaded when what it depends on changes, answers of old questions dropped.

import { useEffect, useRef, useState } from "preact/hooks";
import { asFailure } from "../actions";
import type { Failure } from "../api";

/** What a panel knows of its data. While a newer answer is on its way the old one stays, so that nothing flickers. */
export interface Loaded<T> {
  data: T | null;
  failure: Failure | null;
  loading: boolean;
  again: () => void;
}

/** useLoad runs a call whenever the key changes; "" is no call and no data. fresh drops the old answer at once when this
 *  part of the key changes: what another thing said must not stand below a new name. */
export function useLoad<T>(key: string, run: () => Promise<T>, fresh = ""): Loaded<T> {
  const [state, setState] = useState<{ data: T | null; failure: Failure | null; key: string; fresh: string }>({ data: null, failure: null, key: "", fresh });
  const [tries, setTries] = useState(0);
  const asked = useRef("");
  useEffect(() => {
    const mine = `${key} ${tries}`;
    asked.current = mine;
    if (!key) return;
    const answer = (data: T | null, failure: Failure | null) => {
      if (asked.current === mine) setState((old) => ({ data: data ?? (old.fresh === fresh ? old.data : null), failure, key: mine, fresh }));
    };
    run().then((data) => answer(data, null), (e: unknown) => {
      if (!(e instanceof DOMException && e.name === "AbortError")) answer(null, asFailure(e));
    });
    return () => void (asked.current = "");
  }, [key, tries]);
  const current = state.fresh === fresh && key !== "";
  return {
    data: current ? state.data : null,
    failure: current && state.key === `${key} ${tries}` ? state.failure : null,
    loading: key !== "" && state.key !== `${key} ${tries}`,
    again: () => setTries((n) => n + 1),
  };
}

/** useLater gives a value on after it has been still for a while. */
export function useLater<T>(value: T, wait: number): T {
  const [later, setLater] = useState(value);
  useEffect(() => {
    if (later === value) return;
    const t = setTimeout(() => setLater(value), wait);
    return () => clearTimeout(t);
  }, [value, wait]);
  return later;
}
