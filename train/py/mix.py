"""How much of each set an epoch sees, and with which weight. Fractions may pass 1: then sentences come again."""

import random

NAMES = {"uner-ewt": 0.5, "gum-names-open": 1, "crossner-politics": 3, "crossner-science": 0.5, "crossner-music": 0.4,
         "crossner-literature": 0.5, "crossner-ai": 0.3, "re-docred": 0.7, "masc-news": 2, "masc-other": 0.4, "btc": 0.4,
         "wnut17": 0.4, "men": 2, "gmb": 0.35, "sec-filings": 0.15, "wikigold": 2}
WEIGHT = {"gmb": 0.6, "btc": 0.7, "wnut17": 0.7, "sec-filings": 0.5}


def sample(items, fractions, rng, name=lambda item: item.set):
    """Items by the fraction of their set, in random order within nothing: the caller batches by length."""
    by = {}
    for item in items:
        by.setdefault(name(item), []).append(item)
    out = []
    for key in sorted(by):
        f = fractions.get(key, 0)
        out += by[key] * int(f)
        rest = f - int(f)
        if rest:
            out += rng.sample(by[key], round(rest * len(by[key])))
    return out


def stream(seed, epoch):
    return random.Random(f"{seed}/{epoch}")
