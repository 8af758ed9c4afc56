"""Lets the large network label text: names as marginals of its CRF, tags and trees with the probabilities of each word's.
python distil.py --teacher DIR --out DIR."""

import argparse
import os
import pickle
import time
import zlib
from dataclasses import replace

import torch

import crf
import data
import labels as L
import paths
import teach
from features import Types


def load(folder, task):
    """Sentences with .soft: marginals (names), or with trees and a data.SoftTree (syntax)."""
    with open(os.path.join(folder, task + ".pickle"), "rb") as f:
        return pickle.load(f)


# Whose annotators are not trusted over the teacher; the others' annotation limits what the teacher may say.
FREE = {"gmb", "masc-other", "btc", "wnut17", "sec-filings"}
# How much of a set the large network labels. The treebanks' own
# text is not labelled again.
SHARE = {
    "names": {"gmb": 0.7, "btc": 0.25, "wnut17": 0.25, "sec-filings": 0, "masc-other": 0.5},
    "syntax": {"gmb": 0.7, "btc": 0.25, "wnut17": 0.25, "sec-filings": 0, "uner-ewt": 0, "gum-names-open": 0},
}


def wanted(s, task):
    """Whether the sentence is labelled for a task: whole documents are, where the set has some."""
    return zlib.crc32(f"{s.set} {s.doc or s.tokens}".encode()) % 100 < 100 * SHARE[task].get(s.set, 1)


def text(all_sets):
    """The training sentences to label, each once; dev documents are not among them."""
    seen, kept = set(), []
    for s in all_sets["train"] + all_sets["text"]:
        key = tuple(s.tokens)
        if (wanted(s, "names") or wanted(s, "syntax")) and 2 < len(s.tokens) <= 80 and key not in seen:
            seen.add(key)
            kept.append(s)
    return kept


def limited(emissions, sentences, masks):
    """Emissions that leave only what the annotation allows; in the sets of FREE only persons are held to."""
    free = torch.tensor([s.set in FREE for s in sentences], device=emissions.device).unsqueeze(1)
    person = (masks & 1 == 0) & (masks & ~L.either("person") == 0)
    return emissions.masked_fill(~(crf.bits(masks) | (free & ~person).unsqueeze(-1)), -50)


def label(model, group, b, words, relations, names, trees):
    """Puts copies of the sentences of a batch, with what the large network says of them, into names and trees: two lists."""
    with torch.no_grad(), teach.autocast():
        x = model.for_names(words)
    with torch.no_grad():
        e = limited(model.names(x.float()), group, b["masks"])
    m = model.names.crf.marginals(e, b["lengths"]).cpu().numpy()
    for i, s in enumerate(group):
        if wanted(s, "names"):
            one = replace(s)
            one.soft = data.pack(m[i, :len(s.tokens)])
            names.append(one)
    chosen = [i for i, s in enumerate(group) if wanted(s, "syntax")]
    if not chosen:
        return
    part = {k: b[k][chosen] for k in ("head_ok", "types")}
    with torch.no_grad(), teach.autocast():
        x = model.for_syntax(words[chosen])
    with torch.no_grad():
        x = x.float()
        arcs, dep, head = model.tree(x)
        arcs = arcs.masked_fill(~part["head_ok"].unsqueeze(1), -1e4).softmax(-1)
        tags = model.upos(x).softmax(-1)
        for i, (s, upos, found, rels) in enumerate(teach.parsed(model, x, part, [group[i] for i in chosen], relations)):
            n = len(found)
            rel = model.tree.labels(dep[i:i + 1, :n], head[i:i + 1], torch.tensor([found]))[0].softmax(-1)
            one = replace(s, upos=upos, heads=found, deprels=rels, masks=None)
            one.soft = data.SoftTree(tags[i, :n], arcs[i, :n, :n + 1], rel)
            trees.append(one)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--teacher", required=True, help="folder of teach.py")
    p.add_argument("--out", required=True)
    p.add_argument("--data", default=paths.DATA)
    p.add_argument("--cache", default=paths.work("cache"))
    p.add_argument("--encoder", default=paths.work("encoder"))
    p.add_argument("--threads", type=int, default=2)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    os.makedirs(args.out, exist_ok=True)
    model, relations, cut, _ = teach.opened(args.teacher, args.encoder)
    types = Types({})
    chunks = data.chunks(text(teach.prepared(args)))
    names, trees, done, words, began = [], [], 0, 0, time.time()
    for group, b, states in teach.inferred(model, chunks, cut, types):
        label(model, group, b, states, relations, names, trees)
        words += sum(len(s.tokens) for s in group)
        done += 1
        if done % 50 == 0:
            print(f"{words} words {words / (time.time() - began):.0f} a second", flush=True)
    for task, out in (("names", names), ("syntax", trees)):
        path = os.path.join(args.out, task + ".pickle")
        with open(path + ".part", "wb") as f:
            pickle.dump(out, f)
        os.rename(path + ".part", path)


if __name__ == "__main__":
    main()
