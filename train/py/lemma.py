"""Lemmas by one table of endings learned from the UD training trees. python lemma.py --out lemmas.tsv

A row is: class, ending, whether to lower-case, characters to strip, what to append. The class is the UPOS and how the word is
written: "+" capitalised, "^" capitalised and first of its sentence, "!" all capitals of two letters or more, else nothing. The ending is
of the word in lower case; one that starts with "^" is the whole word. The longest ending wins: the whole word, then seven characters down to
none. A class without a row for the empty ending is read as the UPOS alone."""

import argparse

import paths
import teach

LONGEST = 7


def kind(form, upos, first):
    if len(form) > 1 and form == form.upper() and form != form.lower():
        return upos + "!"
    if form[:1].isupper():
        return upos + ("^" if first else "+")
    return upos


def operation(form, lemma):
    """(lower, strip, append) that makes the lemma."""
    best = None
    for lower in (0, 1):
        base = form.lower() if lower else form
        n = 0
        while n < min(len(base), len(lemma)) and base[n] == lemma[n]:
            n += 1
        op = (len(base) - n + len(lemma) - n, -lower, (lower, len(base) - n, lemma[n:]))
        best = min(best or op, op)
    return best[2]


def apply(op, form):
    base = form.lower() if op[0] else form
    return base[:len(base) - op[1]] + op[2] if len(base) >= op[1] else base


def endings(form):
    low = form.lower()
    return ["^" + low] + [low[len(low) - n:] for n in range(min(LONGEST, len(low)), -1, -1)]


def learn(sentences):
    """{(class, ending): operation}, without rows that a shorter ending makes needless."""
    counts = {}
    for s in sentences:
        for i, (form, upos, lemma) in enumerate(zip(s.tokens, s.upos, s.lemmas)):
            op = operation(form, lemma)
            for e in endings(form):
                ops = counts.setdefault((kind(form, upos, i == 0), e), {})
                ops[op] = ops.get(op, 0) + 1
    table = {}
    for key in sorted(counts, key=lambda k: (len(k[1]), k)):
        ops = counts[key]
        best = max(sorted(ops), key=lambda o: ops[o])
        whole = key[1].startswith("^")
        if not whole and key[1] and (ops[best] < 3 or ops[best] * 10 < sum(ops.values()) * 6):
            continue
        below = next((table[key[0], e] for e in endings(key[1].removeprefix("^"))[1 if whole else 2:] if (key[0], e) in table), None)
        if below != best:
            table[key] = best
    return table


def lemma(table, form, upos, first):
    k = kind(form, upos, first)
    if (k, "") not in table:
        k = upos
    for e in endings(form):
        op = table.get((k, e))
        if op is not None:
            return apply(op, form)
    return form


def accuracy(table, sentences):
    hit = n = 0
    for s in sentences:
        for i, (form, upos, want) in enumerate(zip(s.tokens, s.upos, s.lemmas)):
            hit += lemma(table, form, upos, i == 0) == want
            n += 1
    return 100 * hit / n


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--out", required=True)
    p.add_argument("--data", default=paths.DATA)
    p.add_argument("--cache", default=paths.work("cache"))
    args = p.parse_args()
    ud = teach.prepared(args)["ud"]
    table = learn([s for n in teach.UD_TRAIN for s in ud[n]])
    with open(args.out, "w", encoding="utf-8") as f:
        for (k, e), (lower, strip, append) in sorted(table.items()):
            f.write(f"{k}\t{e}\t{lower}\t{strip}\t{append}\n")
    print(len(table), "rows", {n: round(accuracy(table, ud[n]), 2) for n in ("ewt-dev", "gum-open-dev")})


if __name__ == "__main__":
    main()
