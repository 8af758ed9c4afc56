"""Reads the sets under ../shared/data (or a folder laid out like it) into sentences with masks of allowed tags."""

import csv
import glob
import html
import json
import os
import re
from dataclasses import dataclass, field

import gazetteer as gaz
import labels as L


@dataclass
class Sentence:
    set: str
    doc: int
    tokens: list
    masks: list = None  # allowed tags, one int a token; None: names not annotated
    upos: list = None
    heads: list = None  # 0 is the root, else 1 + index of the head
    deprels: list = None
    lemmas: list = None
    spans: list = None  # the gazetteer's bits (features/), filled by gazetteer.annotate
    words: list = None
    parts: list = None  # lengths of the sentences that this joins; None: it is one


UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()


def read_conll(path):
    """What conll yields of a file."""
    with open(path, encoding="utf-8") as f:
        yield from conll(f)


def conll(lines):
    """Yields (doc, tokens, tags); tolerates missing tags and I- without B-, as some sets have."""
    doc, tokens, tags = 0, [], []
    for line in lines:
        line = line.rstrip("\n")
        if not line.strip() or line.startswith("-DOCSTART-"):
            if tokens:
                yield doc, tokens, tags
            tokens, tags = [], []
            doc += line.startswith("-DOCSTART-")
            continue
        parts = line.split("\t")
        token = parts[0].strip().replace(" ", "_")
        if token:
            tokens.append(token)
            tags.append(parts[1].strip() if len(parts) > 1 and parts[1].strip() else "O")
    if tokens:
        yield doc, tokens, tags


def spans_of(tags):
    """(start, end, label) of BIO tags; a stray I- starts a span."""
    out, start, label = [], None, None
    for i, t in enumerate(tags + ["O"]):
        if start is not None and not (t[0] == "I" and t[2:] == label):
            out.append((start, i, label))
            start = None
        if start is None and t != "O":
            start, label = i, t[2:]
    return out


def titles_cut(tokens, words, spans, start, end):
    """Where the name of a person annotated with its titles starts; end when there is nothing but titles."""
    cut, given = start, False
    for i in range(start, end):
        own = words[i] & (gaz.GIVEN | gaz.SURNAME)
        last = i + 1 == end and cut < i  # "Luther King", "Andrew Speaker"
        if is_title(tokens, words, spans, i, end) and not last and not (own and (given or i + 1 == end)):
            cut = i + 1
        elif tokens[i][0].islower() and tokens[i].lower() not in PARTICLES and words[i] & 1 and i + 1 < end:
            cut = i + 1
        else:
            given = given or bool(words[i] & gaz.GIVEN and tokens[i][0].isupper())
    return cut


def is_title(tokens, words, spans, i, end):
    low = tokens[i].lower().rstrip(".")
    if len(low) == 1 or low in PARTICLES:  # an initial, not Monsieur
        return False
    if low in ("tan", "sri"):  # a title together, a name alone
        return (low == "tan" and i + 1 < end and tokens[i + 1].lower() == "sri") or (low == "sri" and i > 0 and tokens[i - 1].lower() in ("tan", "datuk", "dato"))
    if low in MALAY_TITLES:
        return True
    title = spans[i] >> gaz.TITLE_BIT & 0xFF or words[i] >> gaz.TITLE_WORD & 0xF
    return bool(title) and not (words[i] & gaz.GIVEN and not spans[i] >> gaz.TITLE_BIT & 0xFF)


MALAY_TITLES = set("datuk datin seri tun dato dato' datuk's prof dr haji hajah puan encik tengku puteri".split())
PARTICLES = set("bin bint binti ibn ben abu al el bn de da do dos das del della di du des la le van von der den ter ten zu y e wa af".split())


def map_sentence(name, tokens, tags, spans, words):
    """The mask of each token, by the table of LABELS.md and what cleaning is known to help."""
    unmarked = L.O | L.either(*L.UNMARKED.get(name, []))
    masks = [unmarked] * len(tokens)
    for i in range(len(tokens)):
        if gaz.is_demonym(spans, i, i + 1):
            masks[i] |= L.mask(["group"], 0)
    for start, end, label in spans_of(tags):
        group = L.kind(label)
        if group == "nothing":
            continue
        if group == "person" and name in ("men", "gmb"):
            start = titles_cut(tokens, words, spans, start, end)
            if start == end or tokens[start:end] == ["Prime"]:
                continue
            if name == "gmb" and end - start == 1 and not words[start] & (gaz.GIVEN | gaz.SURNAME):
                label, group = mended(spans, start, label, group)
        label_span(masks, name, label, group, tokens, spans, start, end)
    return masks


def mended(spans, i, label, group):
    """What a single word that gmb calls a person is where the lists know better: "Kabul", "Sunni", "Pakistan"."""
    if gaz.is_country(spans, i, i + 1) or gaz.is_demonym(spans, i, i + 1) or gaz.is_place(spans, i, i + 1):
        return "geo", "location"
    return label, group


def label_span(masks, name, label, group, tokens, spans, start, end):
    country, demonym = gaz.is_country(spans, start, end), gaz.is_demonym(spans, start, end)
    types, loose = [], False
    if group == "person":
        types = ["person"]
    elif group == "norp":
        types = ["group"]
    elif group == "organisation":
        types = ["organisation"]
        if name == "gmb" and country:
            types = ["country"]
        elif name.startswith("masc") and end - start > 1 and gaz.is_demonym(spans, start, start + 1) and tokens[end - 1].islower():
            loose = True  # "Iraqi government": a name in MASC only
    elif group == "location":
        types = ["country"] if country else ["place"]
        if demonym and not country:
            types = ["group"]
        elif label == "gpe" and not country:
            types = ["group", "place"]
        elif name == "gmb" and country:
            types = ["country", "organisation"] if label == "org" else ["country"]
    elif group == "event":
        types = ["event"]
    elif group == "mixed":
        types = ["group"] if demonym else ["event"] if L.looks_event(tokens[start:end]) else ["group", "event", "other"]
    else:
        types = ["other"]
        loose = group == "loose"
    extra = (L.O | L.mask(["group"], 0)) if loose else 0
    for i in range(start, end):
        masks[i] = L.mask(types, i > start) | extra
    if not loose and end < len(masks):  # a span ends where its annotator ended it
        pass


NER_TRAIN = {
    "crossner-politics": ["train"], "crossner-science": ["train", "dev", "test"], "crossner-music": ["train", "dev", "test"],
    "crossner-literature": ["train", "dev", "test"], "crossner-ai": ["train", "dev", "test"],
    "re-docred": ["dev", "test"], "masc-news": ["all"], "masc-other": ["all"], "btc": ["train", "dev", "test"],
    "wnut17": ["train", "dev", "test"], "men": ["train"], "gmb": ["train", "dev", "test"],
    "sec-filings": ["train", "test"], "wikigold": ["test"], "uner-ewt": ["train"], "gum-names-open": ["train"],
}
DEV_FILES = {"crossner-politics": "dev", "uner-ewt": "dev", "gum-names-open": "dev", "men": "dev"}
SLICED = {"masc-news", "wikigold"}  # every fifth document is held out
DEV6 = ["masc-news", "crossner-politics", "wikigold", "uner-ewt", "gum-names-open", "men"]


def held_out(name, doc):
    return name in SLICED and doc % 5 == 0


def load_ner(data, name, part, sentences):
    for doc, tokens, tags in read_conll(os.path.join(data, "ner", name, part + ".conll")):
        sentences.append((Sentence(name, doc, tokens), tags))


def read_conllu(path, name):
    """UD sentences: words only; multi-word tokens and empty nodes are dropped."""
    out, rows, doc = [], [], 0
    with open(path, encoding="utf-8") as f:
        for line in f:
            line = line.rstrip("\n")
            if line.startswith("#"):
                doc += line.startswith("# newdoc")
            elif line:
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
            elif rows:
                out.append(Sentence(
                    name, doc, [r[1].replace(" ", "_") for r in rows], upos=[r[3] for r in rows], heads=[int(r[6]) for r in rows],
                    deprels=[r[7] for r in rows], lemmas=[r[2] for r in rows]))
                rows = []
    return out


def mapped(pairs):
    """Annotates with the gazetteer and maps the labels."""
    sentences = [s for s, _ in pairs]
    gaz.annotate(sentences)
    for s, tags in pairs:
        s.masks = map_sentence(s.set, s.tokens, tags, s.spans, s.words)
    return sentences


def load_all(data):
    """{'train': sentences with names, 'dev': {set: sentences}, 'ud': {...}, 'text': without annotation} with UD annotation joined where texts are equal."""
    train, dev = [], {}
    for name, parts in NER_TRAIN.items():
        for part in parts:
            load_ner(data, name, part, train)
    for name, part in DEV_FILES.items():
        dev[name] = []
        load_ner(data, name, part, dev[name])
    everything = mapped(train + [p for ps in dev.values() for p in ps])
    train_s = everything[:len(train)]
    at = len(train)
    out = {}
    for name, pairs in dev.items():
        out[name] = everything[at:at + len(pairs)]
        at += len(pairs)
    for name in SLICED:
        out[name] = [s for s in train_s if s.set == name and held_out(name, s.doc)]
    train_s = [s for s in train_s if not held_out(s.set, s.doc)]
    ud = {}
    for corpus in ("ewt", "gum-open"):
        for part in ("train", "dev", "test"):
            ud[f"{corpus}-{part}"] = read_conllu(os.path.join(data, "ud", f"en_{corpus}-ud-{part}.conllu"), f"ud-{corpus}")
    gaz.annotate([s for ss in ud.values() for s in ss])
    return {"train": clean(train_s, out), "dev": {n: out[n] for n in DEV6}, "ud": ud, "text": unlabelled(data)}


def gap(data):
    """Passages of Wikipedia about people."""
    for path in sorted(glob.glob(os.path.join(data, "coref/gap/*.tsv"))):
        with open(path, encoding="utf-8") as f:
            yield from (row["Text"] for row in csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def factbook(data):
    """What the Factbook says of countries in whole sentences."""
    for path in sorted(glob.glob(os.path.join(data, "gazetteers/factbook/*/*.json"))):
        with open(path, encoding="utf-8") as f:
            yield " ".join(prose(json.load(f)))


def prose(value):
    """The long strings of a JSON value without their marks."""
    if isinstance(value, dict):
        for v in value.values():
            yield from prose(v)
    elif isinstance(value, str) and len(value) > 200 and ". " in value:
        yield html.unescape(re.sub(r"<[^>]*>", " ", value))


def unlabelled(data):
    """Sentences without any annotation, for a teacher to label."""
    out = []
    for name, texts in (("gap", gap(data)), ("factbook", factbook(data))):
        lines = gaz.cut(texts).split("\n")
        out += [Sentence(name, doc, tokens, [L.ALL] * len(tokens)) for doc, tokens, _ in conll(lines)]
    gaz.annotate(out)
    return out


def clean(train, dev):
    """Drops training sentences of over six words that a dev set holds (gmb and masc-news share some)."""
    seen = {" ".join(s.tokens).lower() for ss in dev.values() for s in ss}
    news = {" ".join(s.tokens).lower() for s in train if s.set == "masc-news"}
    keep = []
    for s in train:
        key = " ".join(s.tokens).lower()
        if len(s.tokens) > 6 and (key in seen or (s.set == "gmb" and key in news)):
            continue
        if s.set == "gmb" and broken_gmb(s):
            continue
        keep.append(s)
    return keep


def broken_gmb(s):
    """"World War | II": the number was annotated as a name of its own."""
    return any(a == "War" and b in ("I", "II") for a, b in zip(s.tokens, s.tokens[1:]))
