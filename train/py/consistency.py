"""Document consistency: what a name is elsewhere in its document speaks for what it is here.

Three steps over one document: (1) to each token of a capitalised string seen more than once, add a share of the log-odds of its
other occurrences' mean marginals to the emissions and decode again; (2) give all spans of one string the type with the most summed
confidence; (3) mark further exact matches of confident names."""

import numpy as np
import torch

import labels as L
import score

SHARE, FULL_AT, SURE = 0.5, 4, 0.8


def classes(marginals):
    """[T, 15] to [T, 8]: O and the types."""
    return np.concatenate([marginals[:, :1], marginals[:, 1::2] + marginals[:, 2::2]], 1)


def marginals(crf, emissions):
    """Lists of [T, 15] to marginals, batched by length."""
    out = [None] * len(emissions)
    groups = {}
    for i, e in enumerate(emissions):
        groups.setdefault(len(e), []).append(i)
    for n, ids in groups.items():
        e = torch.tensor(np.stack([emissions[i] for i in ids]))
        m = crf.marginals(e, torch.full((len(ids),), n)).numpy()
        for k, i in enumerate(ids):
            out[i] = m[k]
    return out


def pooled(tokens, emissions, probs):
    """New emissions of the sentences of one document."""
    where = {}
    for i, words in enumerate(tokens):
        for t, w in enumerate(words):
            if w[0].isupper():
                where.setdefault(w, []).append((i, t))
    out = [e.copy() for e in emissions]
    for places in where.values():
        k = len(places)
        if k < 2:
            continue
        total = sum(probs[i][t] for i, t in places)
        for i, t in places:
            mean = np.clip((total - probs[i][t]) / (k - 1), 1e-3, 1 - 1e-3)
            odds = SHARE * min(1, (k - 1) / (FULL_AT - 1)) * np.log(mean / (1 - mean))
            out[i][t][0] += odds[0]
            out[i][t][1:] += np.repeat(odds[1:], 2)
    return out


def decode(crf, emissions):
    return [crf.viterbi(torch.tensor(e)[None], torch.tensor([len(e)]))[0] for e in emissions]


def document(crf, tokens, emissions):
    """Tags of the sentences of one document."""
    probs = [classes(m) for m in marginals(crf, emissions)]
    second = pooled(tokens, emissions, probs)
    probs = [classes(m) for m in marginals(crf, second)]
    spans = [[list(s) for s in score.spans_of_tags(t)] for t in decode(crf, second)]
    votes = {}
    for i, ss in enumerate(spans):
        for a, b, t in ss:
            v = votes.setdefault(tuple(tokens[i][a:b]), {})
            k = 1 + L.TYPES.index(t)
            v[t] = v.get(t, 0) + float(probs[i][a:b, k].mean())
    best = {name: max(sorted(v), key=lambda t: v[t]) for name, v in votes.items()}
    for i, ss in enumerate(spans):
        taken = [False] * len(tokens[i])
        for s in ss:
            s[2] = best[tuple(tokens[i][s[0]:s[1]])]
            taken[s[0]:s[1]] = [True] * (s[1] - s[0])
        for name, t in best.items():
            if not name[0][0].isupper() or votes[name][t] < SURE or len("".join(name)) < 3:
                continue
            for a in range(len(tokens[i]) - len(name) + 1):
                if tuple(tokens[i][a:a + len(name)]) == name and not any(taken[a:a + len(name)]) and fits(probs[i], a, len(name), t):
                    ss.append([a, a + len(name), t])
                    taken[a:a + len(name)] = [True] * len(name)
    out = []
    for i, ss in enumerate(spans):
        tags = [0] * len(tokens[i])
        for a, b, t in ss:
            k = 1 + 2 * L.TYPES.index(t)
            tags[a:b] = [k] + [k + 1] * (b - a - 1)
        out.append(tags)
    return out


def fits(probs, start, n, t):
    """A further match is taken when the model gave it some chance itself."""
    return float(probs[start:start + n, 1 + L.TYPES.index(t)].mean()) > 0.15
