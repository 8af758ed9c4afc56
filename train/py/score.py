"""Scores: exact spans of names, UPOS, UAS, LAS."""

import labels as L

LOC = ("country", "place")


def spans_of_tags(ids):
    """(start, end, type) of tag ids; a stray I starts a span."""
    out, start, kind = [], None, None
    for i, t in enumerate(list(ids) + [0]):
        inside = t and t % 2 == 0 and kind == (t - 1) // 2 and start is not None
        if inside:
            continue
        if start is not None:
            out.append((start, i, L.TYPES[kind]))
            start = None
        if t:
            start, kind = i, (t - 1) // 2
    return out


def gold_spans(masks):
    """Spans of a mask whose tokens are not O; types is the tuple of allowed ones."""
    out, i = [], 0
    while i < len(masks):
        m = masks[i]
        i += 1
        types = [t for t in L.TYPES if m & L.mask([t], 0)]
        if m & 1 or not types:
            continue
        start, inside = i - 1, L.mask(types, 1)
        while i < len(masks) and masks[i] & inside and not masks[i] & 1 and not masks[i] & L.mask(types, 0):
            i += 1
        out.append((start, i, tuple(types)))
    return out


def coarse(t):
    return "place" if t in LOC else t


class Counts:
    def __init__(self):
        self.hit, self.predicted, self.gold = {}, {}, {}

    def add(self, sentence_masks, tags):
        gold = {(a, b, coarse(ts[0])) for a, b, ts in gold_spans(sentence_masks) if len(ts) == 1}
        vague = {(a, b) for a, b, ts in gold_spans(sentence_masks) if len(ts) > 1}
        pred = {(a, b, coarse(t)) for a, b, t in spans_of_tags(tags) if (a, b) not in vague or coarse(t) in ("person", "organisation", "place")}
        for d, s in ((self.gold, gold), (self.predicted, pred), (self.hit, gold & pred)):
            for _, _, t in s:
                d[t] = d.get(t, 0) + 1

    def f1(self, *types):
        h, p, g = (sum(d.get(t, 0) for t in types) for d in (self.hit, self.predicted, self.gold))
        return 200 * h / (p + g) if p + g else 0.0


def names(by_set):
    """{set: (list of masks, list of tags)} to a table of F1 by set and type, and the mean of PER/ORG/LOC over the sets."""
    table, total, groups = {}, 0, Counts()
    for name, (masks, tags) in by_set.items():
        c = Counts()
        for m, t in zip(masks, tags):
            c.add(m, t)
            if name in ("gum-names-open", "men"):
                groups.add(m, t)
        table[name] = {"three": c.f1("person", "organisation", "place")}
        table[name].update({t: c.f1(t) for t in ("person", "organisation", "place", "group", "event", "other")})
        total += table[name]["three"]
    return {"dev6": total / len(by_set), "groups": groups.f1("group"), "sets": table}


def show(result):
    lines = [f"dev6 {result['dev6']:.2f} groups {result['groups']:.1f}"]
    for name, row in result["sets"].items():
        lines.append(f"  {name:18}" + " ".join(f"{k[:6]} {v:5.1f}" for k, v in row.items()))
    return "\n".join(lines)


def trees(rows):
    """rows of (sentence, upos, heads, deprels) predicted; LAS compares relations without their subtypes."""
    n = tag = uas = las = full = 0
    for s, upos, heads, rels in rows:
        for i in range(len(s.tokens)):
            n += 1
            tag += upos[i] == s.upos[i]
            if heads[i] == s.heads[i]:
                uas += 1
                las += rels[i].split(":")[0] == s.deprels[i].split(":")[0]
                full += rels[i] == s.deprels[i]
    return {"upos": 100 * tag / n, "uas": 100 * uas / n, "las": 100 * las / n, "las_full": 100 * full / n}
