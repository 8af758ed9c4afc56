"""Changes copies of sentences so that the networks trust no single clue: names swapped, case changed, gazetteer hidden."""

import csv
import glob
import os
import random
import re
from dataclasses import replace

import gazetteer as gaz
import labels as L


def fillers(train, data):
    """{type: (names of the training sets, names of open lists and coined ones)}, a name by its tokens."""
    own = {t: {} for t in L.TYPES}
    for s in train:
        for start, end, t in sure_spans(s.masks):
            own[t][tuple(s.tokens[start:end])] = None
    lists = {t: [] for t in L.TYPES}
    with open(os.path.join(data, "gazetteers/world-cities/world-cities.csv"), encoding="utf-8") as f:
        for row in csv.DictReader(f):
            lists["place"].append(tuple(row["name"].split()))
    for path in sorted(glob.glob(os.path.join(data, "gazetteers/sp500/*.csv"))):
        with open(path, encoding="utf-8") as f:
            for row in csv.DictReader(f):
                name = row.get("Security") or row.get("Name")
                if name:
                    lists["organisation"].append(tuple(name.split()))
    for path in sorted(glob.glob(os.path.join(data, "gazetteers/us-congress/legislators*.yaml"))):
        with open(path, encoding="utf-8") as f:
            found = re.findall(r"^    first: (.+)\n(?:    \w+: .*\n)*?    last: (.+)$", f.read(), re.M)
            lists["person"] += [tuple((a + " " + b).replace('"', "").split()) for a, b in found]
    coin = Coiner(w for t in L.TYPES for name in own[t] for w in name)
    rng = random.Random("coined names")
    given = sorted({name[0] for name in own["person"] if len(name) > 1})
    lists["person"] += [(rng.choice(given) if rng.random() < 0.5 else coin.word(rng), coin.word(rng)) for _ in range(COINED)]
    lists["place"] += [(coin.word(rng),) for _ in range(COINED)]
    lists["organisation"] += [tuple(coin.word(rng) for _ in range(rng.choice((1, 1, 1, 2)))) for _ in range(COINED)]
    return {t: (list(own[t]), lists[t]) for t in L.TYPES}


COINED = 6000  # names of each type that nobody bears, so that the words around must tell what is named


class Coiner:
    """Makes words like those of the names that it has seen, letter by letter: what follows three letters follows them in some name."""

    def __init__(self, words):
        self.next = {}
        for w in words:
            if w.isalpha() and len(w) > 3 and w[0].isupper() and w[1:].islower():
                padded = "^^^" + w + "$"
                for i in range(3, len(padded)):
                    self.next.setdefault(padded[i - 3:i], []).append(padded[i])

    def word(self, rng):
        while True:
            w = "^^^"
            while not w.endswith("$") and len(w) < 16:
                w += rng.choice(self.next[w[-3:]])
            if w.endswith("$") and len(w) > 7:
                return w[3:-1]


SINGLE = {L.mask([t], 0): t for t in L.TYPES}


def sure_spans(masks):
    """(start, end, type) of spans whose type is certain."""
    out, i = [], 0
    while i < len(masks):
        t = SINGLE.get(masks[i])
        i += 1
        if t is None:
            continue
        start, inside = i - 1, L.mask([t], 1)
        while i < len(masks) and masks[i] == inside:
            i += 1
        out.append((start, i, t))
    return out


def swap(s, pool, rng):
    """A copy of s with each certain name replaced at even odds. Trees and lemmas are lost."""
    tokens, masks, at = [], [], 0
    for start, end, t in sure_spans(s.masks):
        own, lists = pool[t]
        source = lists if lists and rng.random() < 0.5 else own
        if t == "group" or not source or rng.random() < 0.5:
            continue
        tokens += s.tokens[at:start]
        masks += s.masks[at:start]
        name = rng.choice(source)
        tokens += name
        masks += [L.mask([t], i > 0) for i in range(len(name))]
        at = end
    tokens += s.tokens[at:]
    masks += s.masks[at:]
    return replace(s, tokens=tokens, masks=masks, heads=None, upos=None, deprels=None, lemmas=None)


def recase(s, rng):
    change = rng.choice([str.upper, str.upper, title, str.lower])
    return replace(s, tokens=[change(t) for t in s.tokens])


def title(t):
    return t if len(t) < 4 and t.islower() and t in SMALL else t[:1].upper() + t[1:]


SMALL = {"a", "an", "the", "of", "in", "on", "at", "to", "for", "and", "or", "by", "as", "is"}


def hide(s, rng, whole):
    """Takes the gazetteer's bits away from the sentence, or from a twentieth of its tokens."""
    keep = [not whole and rng.random() > 0.05 for _ in s.tokens]
    s.spans = [b if k else 0 for b, k in zip(s.spans, keep)]
    s.words = [b if k else 0 for b, k in zip(s.words, keep)]


def augment(sentences, pool, rng, swaps=0.3, cases=0.1, hidden=0.15):
    """New sentences in the same order. Those unchanged in text share tokens and annotation with the old."""
    out, changed = [], []
    for s in sentences:
        n = replace(s)
        if pool and s.masks is not None and rng.random() < swaps:
            n = swap(s, pool, rng)
        if rng.random() < cases:
            n = recase(n, rng)
        if n.tokens is not s.tokens:
            changed.append(n)
        out.append(n)
    if changed:
        gaz.annotate(changed)
    for n in out:
        hide(n, rng, rng.random() < hidden)
    return out
