"""What the networks see of a word. Every rule here is written again in Go: FORWARD.md is the contract."""

import unicodedata

import numpy as np

import gazetteer as gaz

HASH_ROWS = 1 << 15
SHAPE_ROWS = 512
CASE_BITS = 4  # sentence starts here, sentence in capitals, sentence with most words capitalised, no capital at all
CONTEXT_BITS = gaz.SPAN_BITS + CASE_BITS


def fnv1a(data):
    h = 0x811C9DC5
    for b in data:
        h = (h ^ b) * 0x01000193 & 0xFFFFFFFF
    return h


def bag(word):
    """Rows of the hashed bag of a cased word: the word, its ends of 1 to 4 characters, lower-case trigrams."""
    keys = ["w" + word]
    for n in range(1, min(4, len(word)) + 1):
        keys += ["p" + word[:n], "s" + word[-n:]]
    low = "^" + word.lower() + "$"
    keys += ["t" + low[i:i + 3] for i in range(len(low) - 2)][:24]
    return [fnv1a(k.encode()) % HASH_ROWS for k in keys]


def shape(word):
    """Row of the word's shape: X upper, x lower, d digit, others as they are; runs longer than two are cut to two."""
    out = []
    for c in word:
        cat = unicodedata.category(c)
        s = "X" if cat in ("Lu", "Lt") else "x" if cat[0] == "L" else "d" if cat == "Nd" else c
        if len(out) < 2 or out[-1] != s or out[-2] != s:
            out.append(s)
    return fnv1a("".join(out[:12]).encode()) % SHAPE_ROWS


def word_row(vocabulary, word):
    """Row of the word vectors, 0 when unknown: the word in lower case; its digits as 0; without dots; its part after the last hyphen."""
    low = word.lower()
    for form in (low, "".join("0" if "0" <= c <= "9" else c for c in low), low.replace(".", ""), low.rpartition("-")[2]):
        row = vocabulary.get(form)
        if row is not None:
            return row
    return 0


def case_bits(tokens):
    """One int a token: bit 0 for the first token; bits 1 to 3 for the case of the whole sentence."""
    words = [t for t in tokens if t[0].isalpha()]
    upper = sum(t == t.upper() for t in words if len(t) > 1)
    long = sum(len(t) > 1 for t in words)
    capital = sum(t[0].isupper() for t in words)
    whole = 0
    if words:
        if long and upper * 4 >= long * 3:
            whole = 2
        elif len(words) > 3 and capital * 4 >= len(words) * 3:
            whole = 4
        elif capital == 0:
            whole = 8
    return [whole | (i == 0) for i in range(len(tokens))]


class Types:
    """The word types met so far: features that depend on the word alone, computed once a type."""

    def __init__(self, vocabulary):
        self.vocabulary = vocabulary
        self.ids, self.forms, self.rows, self.bags, self.shapes, self.bits = {}, [], [], [], [], []

    def add(self, word, word_bits):
        key = (word, word_bits)  # bits are 0 where augmentation hides the gazetteer
        i = self.ids.get(key)
        if i is None:
            i = self.ids[key] = len(self.forms)
            self.forms.append(word)
            self.rows.append(word_row(self.vocabulary, word))
            self.bags.append(bag(word))
            self.shapes.append(shape(word))
            self.bits.append(word_bits)
        return i

    def sentence(self, s):
        return [self.add(t, w) for t, w in zip(s.tokens, s.words)]


def unpack(ints, width):
    """[n] ints to [n, width] float32 zeros and ones."""
    a = np.asarray(ints, dtype=np.int64)
    return (a[..., None] >> np.arange(width) & 1).astype(np.float32)


def context(s):
    """[tokens] ints: the span bits and above them the case bits, which each of joined sentences has its own of."""
    cases, at = [], 0
    for n in s.parts or [len(s.tokens)]:
        cases += case_bits(s.tokens[at:at + n])
        at += n
    return [b | c << gaz.SPAN_BITS for b, c in zip(s.spans, cases)]
