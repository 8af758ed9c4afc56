// The machine contract of the HTTP API, version 1, as the explorer sees it. docs/api.md says the same for
// people; the Go structs in package web mirror it field by field.
//
// All spans are [start, end) in UTF-16 code units of the text they come with, so that String.slice works.
// Dates are YYYY-MM-DD, "" when unknown. Every list that can be long is paged and carries its total.

export type EntityType = "person" | "organisation" | "country" | "place" | "group" | "event" | "other";
export type Status = "stated" | "denied" | "possible" | "alleged" | "cooccurring";
export type RelationType =
  | "said" | "consult" | "agree" | "accuse" | "support" | "request" | "reject" | "threaten" | "assault" | "aid"
  | "sanction" | "coerce" | "yield" | "role" | "member" | "personnel" | "investigate" | "cooperate" | "protest"
  | "mobilize" | "cooccur";
export type Tone = "neutral" | "cooperative" | "hostile" | "faint";
export type Span = [number, number];

/** What the filters of the page say; every field may be absent. In a URL: ?types=a,b&relations=…&since=… */
export interface Query {
  types?: EntityType[];
  relations?: RelationType[];
  statuses?: Status[];
  documents?: string[];
  since?: string; // YYYY-MM-DD; YYYY-MM and YYYY mean their first day, in until their last
  until?: string;
  minSources?: number; // documents an edge rests on, at least
  minWeight?: number;
  around?: string[]; // keys; only what lies within depth edges of them
  depth?: number; // 1 when absent
  top?: number; // nodes; the server's default when absent, its limit at most
  cooccurrence?: "auto" | "shown" | "hidden"; // auto: hidden where typed relations exist
  duplicates?: boolean; // count near-duplicate documents, too
}

export interface Count { name: string; count: number }

/** GET /api/v1/corpus */
export interface Corpus {
  api: 1;
  actant: string; // version of the program
  name: string; // what to call the corpus; never a path
  revision: number; // grows with every change; answers of one revision fit together
  readOnly: boolean;
  evidence: "full" | "sentences" | "none"; // what a saved page carries; a server has "full"
  documents: number;
  nearDuplicates: number;
  entities: number;
  relations: number; // edges with a type
  cooccurrences: number; // edges without
  first: string; // dates of documents
  last: string;
  types: Count[]; // entities by type, in the usual order
  relationTypes: Count[]; // edges by type, most frequent first
  statuses: Count[];
  tones: Record<RelationType, Tone>; // colour of each relation
  limits: { nodes: number; page: number }; // most nodes of a view, most rows of a page
}

export interface Node {
  key: string;
  label: string;
  type: EntityType;
  x: number;
  y: number;
  size: number; // radius in the units of x and y
  mentions: number;
  documents: number;
  degree: number; // neighbours under the filters in the whole corpus, shown or not
  community: number; // -1: not known, in an expansion or a path
  note?: boolean; // a decision says something about it
}

export interface Edge {
  id: string; // "source>type.status>target", with = for > when symmetric: stable, names the edge in the API
  source: string; // keys
  target: string;
  type: RelationType;
  status: Status;
  symmetric: boolean;
  label: string;
  weight: number;
  documents: number;
  score: number;
  first: string;
  last: string;
  attributedTo?: string[];
  note?: boolean;
}

/** GET /api/v1/graph?query: placed and ranked.  GET /api/v1/expand?key=…&have=key,key…&limit=…&query: the strongest
 *  neighbours of one node that are not there yet, placed near it, with all edges among them and `have`; the node itself, too,
 *  when it is not in `have`. POST /api/v1/expand takes the same in a body (ExpandRequest): for a long `have`, and to say
 *  where the page has its nodes, so that nothing new lies on them. left.nodes: neighbours that are still hidden. */
export interface View {
  revision: number;
  nodes: Node[];
  edges: Edge[];
  left: { nodes: number; edges: number; cooccurrences: number }; // what the limits left out
}

/** Body of POST /api/v1/expand. */
export interface ExpandRequest {
  key: string;
  have?: string[];
  limit?: number; // 24 when absent, 500 at most
  query?: Query;
  positions?: Record<string, [number, number]>; // of nodes on the screen, where the server's own places do not hold
}

/** GET /api/v1/search?q=…&limit=…: names first, then places in the text. */
export interface Found {
  entities: { key: string; label: string; type: EntityType; alias: string; mentions: number; documents: number }[]; // alias: the name that matched, "" when it was the label
  hits: { document: string; title: string; outlet: string; date: string; snippet: string; marks: Span[]; start: number }[]; // start: where the snippet's sentence lies in the document
  totalHits: number;
}

/** GET /api/v1/entity?key=…&query */
export interface Card {
  key: string;
  label: string;
  type: EntityType;
  aliases: Count[];
  ids: { list: string; id: string }[];
  roles: string[];
  metonymOf?: { key: string; label: string };
  mentions: number;
  documents: number;
  first: string;
  last: string;
  neighbours: { key: string; label: string; type: EntityType; edges: number; weight: number }[]; // strongest first
  totalNeighbours: number;
  relations: { edge: Edge; sourceLabel: string; targetLabel: string }[]; // strongest first
  totalRelations: number;
  statements: { document: string; title: string; date: string; text: string; kind: "direct" | "indirect" | "mixed"; start: number }[];
  totalStatements: number;
  notes: string[];
  history: Decision[]; // decisions that made it what it is
}

export interface Piece {
  document: string; // id
  title: string;
  outlet: string;
  date: string;
  sentence: string; // "" when the page carries no text
  subject?: Span; // in the sentence
  trigger?: Span;
  object?: Span;
  start: number; // of the sentence in the document
  end: number;
  status: Status;
  attributedTo?: string;
  lemma: string;
  rule: string;
  score: number;
  ref: string; // names this piece of evidence in a decision
}

/** GET /api/v1/evidence?edge=ID&offset=…&limit=…&query */
export interface Evidence { edge: Edge; sourceLabel: string; targetLabel: string; pieces: Piece[]; total: number; notes: string[] }

/** GET /api/v1/document?id=… */
export interface Doc {
  id: string;
  title: string;
  outlet: string;
  date: string;
  authors: string[];
  url: string;
  source: string; // a file's base name, never its folder
  text: string;
  sentences: Span[];
  removed: { span: Span; why: string }[];
  mentions: { span: Span; key: string; type: EntityType; kind: string }[];
  statements: { content: Span[]; speaker: string }[]; // speaker: key or ""
  duplicateOf?: string;
}

/** GET /api/v1/documents?query&q=…&sort=…&offset=…&limit=… */
export interface Documents { rows: { id: string; title: string; outlet: string; date: string; source: string; entities: number; relations: number; duplicateOf: string }[]; total: number }

/** GET /api/v1/entities?query&sort=label|type|mentions|documents|degree (-x: descending)&offset=…&limit=… */
export interface Entities { rows: { key: string; label: string; type: EntityType; mentions: number; documents: number; degree: number }[]; total: number }

/** GET /api/v1/relations?query&sort=source|target|type|status|weight|documents|first&offset=…&limit=… */
export interface Relations { rows: { edge: Edge; sourceLabel: string; targetLabel: string }[]; total: number }

/** GET /api/v1/timeline?query&offset=…&limit=…: dated evidence, oldest first */
export interface Timeline { rows: { edge: Edge; sourceLabel: string; targetLabel: string; piece: Piece }[]; total: number }

/** GET /api/v1/histogram?query&buckets=… */
export interface Histogram { buckets: { start: string; end: string; documents: number }[]; undated: number }

/** GET /api/v1/path?from=KEY&to=KEY&query: one hop a step, with its best sentence */
export interface Path { found: boolean; nodes: Node[]; hops: { edge: Edge; forward: boolean; piece: Piece }[] }

/** POST /api/v1/decisions (body: Decision without id and at; answer: the Decision). GET /api/v1/decisions: the log.
 *  POST /api/v1/undo {id?: number}: takes back that decision, the last one when absent; answer: the Decision taken back. */
export interface Decision {
  id?: number;
  at?: string; // RFC 3339
  kind: "merge" | "split" | "rename" | "retype" | "hide" | "reject" | "correct" | "note" | "distinct" | "keep";
  key?: string; // the entity it is about
  into?: string; // merge: the key that stays; distinct: the other one
  name?: string; // rename, split; merge: the name to show
  type?: EntityType; // retype, split
  forms?: string[]; // split: these names of it
  documents?: string[]; // split: where it occurs in these
  edge?: string; // reject, correct, note: id of an edge
  evidence?: string; // reject, correct: only this piece (Piece.ref)
  to?: string; // correct: id the edge should have
  text?: string; // note
  undone?: boolean;
  title?: string; // in words, for people; set by the server
}
export interface Decisions { rows: Decision[] }

/** GET /api/v1/proposals?limit=… */
export interface Proposals {
  rows: { a: string; b: string; aLabel: string; bLabel: string; type: EntityType; reason: string; score: number; aPieces: Piece[]; bPieces: Piece[] }[];
  total: number;
}

/** GET /api/v1/export?format=NAME&query, or POST with what is on the screen: {format, keys, edges, positions, theme, evidence, query}. Answers the file. */
export interface ExportRequest {
  format: string; // svg png pdf dot html graphml gexf csv json …
  query?: Query;
  keys?: string[]; // nodes on the screen
  edges?: string[]; // edges on the screen
  positions?: Record<string, [number, number]>;
  theme?: "light" | "dark";
  evidence?: "full" | "sentences" | "none"; // html
}

/** An error of any call: status 4xx or 5xx and this body. */
export interface Failure { error: string; hint?: string }

/** Where the explorer gets its data: the server, or the page itself (a saved page). */
export interface Source {
  corpus(): Promise<Corpus>;
  graph(q: Query): Promise<View>;
  expand(key: string, have: string[], limit: number, q: Query): Promise<View>;
  search(words: string, limit: number): Promise<Found>;
  entity(key: string, q: Query): Promise<Card>;
  evidence(edge: string, offset: number, limit: number, q: Query): Promise<Evidence>;
  document(id: string): Promise<Doc>;
  documents(q: Query, words: string, sort: string, offset: number, limit: number): Promise<Documents>;
  entities(q: Query, sort: string, offset: number, limit: number): Promise<Entities>;
  relations(q: Query, sort: string, offset: number, limit: number): Promise<Relations>;
  timeline(q: Query, offset: number, limit: number): Promise<Timeline>;
  histogram(q: Query, buckets: number): Promise<Histogram>;
  path(from: string, to: string, q: Query): Promise<Path>;
  decisions(): Promise<Decisions>;
  decide(d: Decision): Promise<Decision>;
  undo(id?: number): Promise<Decision>;
  proposals(limit: number): Promise<Proposals>;
  export(r: ExportRequest): Promise<Blob>;
  formats?: string[]; // what export can write; absent: all that the page offers
}

/** The data of a saved page: <script type="application/json" id="actant-data">, gzip then base64. The Source of a
 *  saved page answers every call of the API from it. Texts are absent at evidence "none"; at "sentences" there are no documents' texts. */
export interface Saved {
  corpus: Corpus;
  nodes: Node[];
  aliases: Record<string, Count[]>; // by key
  cards: Record<string, Pick<Card, "ids" | "roles" | "first" | "last" | "metonymOf" | "notes" | "statements" | "totalStatements">>;
  edges: Edge[];
  pieces: Piece[][]; // by edge index
  documents: Doc[]; // text "" unless evidence is "full"
  initial: string[]; // keys of the overview
  title?: string; // of the page
  date?: string; // the day it was saved
  theme?: "light" | "dark"; // absent: the reader's own
}
