-- Documents, as they came. doc grows with every addition and is never used again.
CREATE TABLE documents (
  doc INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  hash BLOB NOT NULL UNIQUE,        -- SHA-256 of the text
  source TEXT NOT NULL,
  title TEXT NOT NULL,
  outlet TEXT NOT NULL,
  day INTEGER NOT NULL,             -- YYYYMMDD, 0 unknown
  added TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  entities INTEGER NOT NULL,        -- under the decisions, as are
  relations INTEGER NOT NULL,       -- these
  duplicate_of INTEGER              -- doc; NULL: counted in the index
);
CREATE INDEX documents_source ON documents (source);
CREATE INDEX documents_day ON documents (day DESC, id);
CREATE INDEX documents_duplicates ON documents (duplicate_of) WHERE duplicate_of IS NOT NULL;
CREATE TABLE contents (doc INTEGER PRIMARY KEY, text BLOB NOT NULL, facts BLOB NOT NULL);
-- Bands of word shingles, by which near-duplicates are found.
CREATE TABLE bands (band INTEGER NOT NULL, doc INTEGER NOT NULL, PRIMARY KEY (band, doc)) WITHOUT ROWID;
CREATE VIRTUAL TABLE fulltext USING fts5 (title, body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');

-- What people decided.
CREATE TABLE decisions (id INTEGER PRIMARY KEY AUTOINCREMENT, line TEXT NOT NULL, undone TEXT NOT NULL DEFAULT '');
CREATE TABLE positions (key TEXT PRIMARY KEY, x REAL NOT NULL, y REAL NOT NULL) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

-- The index: all below is made of the documents and the decisions, and can be made again.
CREATE TABLE strings (string INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE keys (entity INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE);
CREATE TABLE counters (name TEXT PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE appearances (
  entity INTEGER NOT NULL,
  doc INTEGER NOT NULL,
  how INTEGER NOT NULL,             -- 1: in the extraction, 2: under the decisions, 3: in both
  statements INTEGER NOT NULL,
  PRIMARY KEY (entity, doc)
) WITHOUT ROWID;
CREATE TABLE entities (
  entity INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  label TEXT NOT NULL,
  type INTEGER NOT NULL,
  mentions INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  degree INTEGER NOT NULL,          -- neighbours by relations
  pairs INTEGER NOT NULL            -- neighbours by co-occurrence
);
CREATE INDEX entities_mentions ON entities (mentions DESC, key);
CREATE TABLE tallies (entity INTEGER PRIMARY KEY, tally BLOB NOT NULL);
CREATE TABLE words (word TEXT NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (word, entity)) WITHOUT ROWID;
CREATE TABLE edges (
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  type INTEGER NOT NULL,
  status INTEGER NOT NULL,
  symmetric INTEGER NOT NULL,
  weight INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  score INTEGER NOT NULL,           -- bits of a float32, which grow as it does
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  label INTEGER NOT NULL,
  tally BLOB NOT NULL,
  PRIMARY KEY (source, target, type, status, symmetric)
) WITHOUT ROWID;
CREATE INDEX edges_target ON edges (target);
CREATE INDEX edges_weight ON edges (weight DESC);
CREATE TABLE evidence (
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  type INTEGER NOT NULL,
  status INTEGER NOT NULL,
  symmetric INTEGER NOT NULL,
  doc INTEGER NOT NULL,
  n INTEGER NOT NULL,
  day INTEGER NOT NULL,
  score INTEGER NOT NULL,
  attributed INTEGER NOT NULL,      -- entity, 0 none
  data BLOB NOT NULL,               -- places in the text and strings
  PRIMARY KEY (source, target, type, status, symmetric, doc, n)
) WITHOUT ROWID;
CREATE INDEX evidence_day ON evidence (day, score);
CREATE TABLE pairs (
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  weight INTEGER NOT NULL,
  documents INTEGER NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (source, target)
) WITHOUT ROWID;
CREATE INDEX pairs_target ON pairs (target);
CREATE TABLE meetings (
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  doc INTEGER NOT NULL,
  sentences INTEGER NOT NULL,
  data BLOB NOT NULL,               -- places in the text
  PRIMARY KEY (source, target, doc)
) WITHOUT ROWID;
