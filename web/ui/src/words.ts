// Words for people: names of types, relations and statuses, numbers and dates.

import type { EntityType, RelationType, Status, Tone } from "./api";

export const entityTypes: EntityType[] = ["person", "organisation", "country", "place", "group", "event", "other"];
export const statuses: Status[] = ["stated", "possible", "alleged", "denied", "cooccurring"];

const typeWords: Record<EntityType, string> = {
  person: "Person", organisation: "Organisation", country: "Country", place: "Place", group: "Group", event: "Event", other: "Other",
};
const statusWords: Record<Status, string> = {
  stated: "Stated", denied: "Denied", possible: "Possible", alleged: "Alleged", cooccurring: "Named together",
};
const statusMeanings: Record<Status, string> = {
  stated: "The text states it as a fact",
  denied: "The text says that it did not happen",
  possible: "The text says that it may or will happen",
  alleged: "The text says that somebody claims it",
  cooccurring: "Named in the same sentence, no relation found",
};
const relationWords: Record<RelationType, string> = {
  said: "Said", consult: "Consult", agree: "Agree", accuse: "Accuse", support: "Support", request: "Request", reject: "Reject",
  threaten: "Threaten", assault: "Attack", aid: "Aid", sanction: "Sanction", coerce: "Coerce", yield: "Yield", role: "Role",
  member: "Member of", personnel: "Appoint or dismiss", investigate: "Investigate", cooperate: "Cooperate", protest: "Protest",
  mobilize: "Mobilise", cooccur: "Named together",
};
const toneWords: Record<Tone, string> = { neutral: "Neutral", cooperative: "Cooperative", hostile: "Hostile", faint: "Named together" };

export const typeWord = (t: EntityType): string => typeWords[t] ?? t;
export const statusWord = (s: Status): string => statusWords[s] ?? s;
export const statusMeaning = (s: Status): string => statusMeanings[s] ?? "";
export const relationWord = (r: RelationType): string => relationWords[r] ?? r;
export const toneWord = (t: Tone): string => toneWords[t] ?? t;

const numbers = new Intl.NumberFormat("en-GB");
const compact = new Intl.NumberFormat("en-GB", { notation: "compact", maximumFractionDigits: 1 });

/** number writes 12,345. */
export const number = (n: number): string => numbers.format(n);

/** short writes 12.3K. */
export const short = (n: number): string => (n < 10000 ? numbers.format(n) : compact.format(n));

/** count writes "1 document", "2 documents". */
export const count = (n: number, one: string, many = one + "s"): string => `${number(n)} ${n === 1 ? one : many}`;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** day writes 2025-02-13 as "13 Feb 2025"; what is not a whole date stays as it is. */
export function day(date: string): string {
  const m = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const month = m ? months[Number(m[2]) - 1] : undefined;
  return m && month ? `${Number(m[3])} ${month} ${m[1]}` : date;
}

/** days writes a stretch of time, "" when neither end is known. */
export function days(first: string, last: string): string {
  if (!first && !last) return "";
  if (!first || !last || first === last) return day(first || last);
  return `${day(first)} – ${day(last)}`;
}

/** fold makes names comparable: without case, accents and marks. */
export function fold(s: string): string {
  return s.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase()
    .replace(/ß/g, "ss").replace(/[øö]/g, "o").replace(/[đð]/g, "d").replace(/ł/g, "l").replace(/æ/g, "ae").replace(/œ/g, "oe").replace(/ı/g, "i")
    .replace(/[‘’ʼ`]/g, "'").replace(/\s+/g, " ").trim();
}
