"""Sentences to tensors: batches of equal length, the same for teacher and student."""

from dataclasses import replace

import numpy as np
import torch

import features
import gazetteer as gaz
import sets


class Relations:
    """Names of dependency relations, by frequency in the training trees."""

    def __init__(self, names):
        self.names = list(names)
        self.ids = {n: i for i, n in enumerate(self.names)}

    @classmethod
    def count(cls, sentences):
        counts = {}
        for s in sentences:
            for r in s.deprels:
                counts[r] = counts.get(r, 0) + 1
        return cls(sorted(counts, key=lambda r: (-counts[r], r)))

    def id(self, name):
        i = self.ids.get(name)
        return self.ids.get(name.split(":")[0], 0) if i is None else i


def chunks(sentences, most=110):
    """Lists of consecutive sentences of one document, up to `most` words together."""
    out, cur, size = [], [], 0
    for s in sentences:
        n = len(s.tokens)
        if cur and (cur[-1].set, cur[-1].doc) == (s.set, s.doc) and s.doc > 0 and size + n <= most:
            cur.append(s)
            size += n
            continue
        if cur:
            out.append(cur)
        cur, size = [s], n
    return out + [cur] if cur else out


def joined(chunk):
    """The sentences of a chunk as one, with their annotation of names; a single one as it is."""
    if len(chunk) == 1:
        return chunk[0]
    flat = {k: [v for s in chunk for v in getattr(s, k)] for k in ("tokens", "masks", "spans", "words")}
    one = replace(chunk[0], **flat, parts=[len(s.tokens) for s in chunk], upos=None, heads=None, deprels=None, lemmas=None)
    if getattr(chunk[0], "soft", None) is not None:
        one.soft = np.concatenate([s.soft for s in chunk])
    return one


def pad(rows, fill, dtype):
    out = np.full((len(rows), max(map(len, rows))), fill, dtype=dtype)
    for i, r in enumerate(rows):
        out[i, :len(r)] = r
    return torch.from_numpy(out)


def batch(sentences, types, relations=None):
    """The tensors of some sentences; annotation that they lack is left out."""
    ids = [types.sentence(s) for s in sentences]
    lengths = torch.tensor([len(i) for i in ids])
    b = {"lengths": lengths, "types": pad(ids, 0, np.int64),
         "context": pad([features.context(s) for s in sentences], 0, np.int64)}
    t = b["types"].shape[1]
    b["valid"] = torch.arange(t) < lengths.unsqueeze(1)
    b["head_ok"] = torch.cat([torch.ones(len(ids), 1, dtype=torch.bool), b["valid"]], 1)
    if all(s.masks is not None for s in sentences):
        b["masks"] = pad([s.masks for s in sentences], 1, np.int64)
    if relations is not None and all(s.heads is not None for s in sentences):
        b["heads"] = pad([s.heads for s in sentences], -1, np.int64)
        b["rels"] = pad([[relations.id(r) for r in s.deprels] for s in sentences], -1, np.int64)
        b["upos"] = pad([[sets.UPOS.index(u) for u in s.upos] for s in sentences], -100, np.int64)
        if getattr(sentences[0], "soft", None) is not None:
            b["soft_upos"], b["soft_arcs"] = torch.zeros(len(ids), t, len(sets.UPOS)), torch.zeros(len(ids), t, t + 1)
            b["soft_rels"] = torch.zeros(len(ids), t, len(relations.names))
            for i, s in enumerate(sentences):
                s.soft.put(i, b["soft_upos"], b["soft_arcs"], b["soft_rels"])
    return b


def pack(marginals):
    """[T, 15] floats to bytes: a 255th of probability each."""
    return np.round(marginals * 255).astype(np.uint8)


def unpack(packed):
    t = torch.from_numpy(packed).float()
    return t / t.sum(-1, keepdim=True)


HEADS = 4  # a word's likeliest heads, which are kept


class SoftTree:
    """What the large network gives the tags, the likeliest heads and the relations to the head of its tree, of each word, in bytes."""

    def __init__(self, tags, arcs, relations):
        """Probabilities [T, tags], [T, T + 1] and [T, relations]."""
        best, where = arcs.topk(min(HEADS, arcs.shape[1]))
        self.heads, self.arcs = where.to(torch.int16).numpy(), pack(best.numpy())
        self.tags, self.relations = pack(tags.numpy()), pack(relations.numpy())

    def put(self, i, tags, arcs, relations):
        """Writes row i of what a batch needs."""
        n = len(self.heads)
        tags[i, :n], relations[i, :n] = unpack(self.tags), unpack(self.relations)
        arcs[i, :n].scatter_(1, torch.from_numpy(self.heads).long(), unpack(self.arcs))


def bits(context):
    """[B, T] ints to [B, T, CONTEXT_BITS] floats."""
    return (context.unsqueeze(-1) >> torch.arange(features.CONTEXT_BITS) & 1).float()


def type_tensors(types, unique):
    """Features of some type ids: word rows [U], bags [U, K] with -1 for none, shapes [U], word bits [U, WORD_BITS]."""
    u = unique.tolist()
    return {"rows": torch.tensor([types.rows[i] for i in u]), "bags": pad([types.bags[i] for i in u], -1, np.int64),
            "shapes": torch.tensor([types.shapes[i] for i in u]),
            "bits": torch.from_numpy(features.unpack([types.bits[i] for i in u], gaz.WORD_BITS))}


def group(lengths, budget, rng, most=512):
    """Indices in batches of at most `budget` tokens of about equal length, shuffled."""
    order = sorted(range(len(lengths)), key=lambda i: (lengths[i] + rng.random(), i))
    out, cur = [], []
    for i in order:
        if cur and (lengths[i] * (len(cur) + 1) > budget or len(cur) >= most):
            out.append(cur)
            cur = []
        cur.append(i)
    out.append(cur)
    rng.shuffle(out)
    return out
