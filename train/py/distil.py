"""Lets a teacher label text: names as marginals of its CRF, syntax as tags and trees. python distil.py --teacher DIR --out DIR."""

import argparse
import os
import pickle
import time
import zlib

import numpy as np
import torch

import crf
import data
import labels as L
import teach
import teacher
from features import Types


def pack(marginals):
    """[T, 15] floats to bytes: a 255th of probability each."""
    return np.round(marginals * 255).astype(np.uint8)


def unpack(packed):
    t = torch.from_numpy(packed).float()
    return t / t.sum(-1, keepdim=True)


def load(folder, task):
    """Sentences with .soft (names) or trees (syntax)."""
    with open(os.path.join(folder, task + ".pickle"), "rb") as f:
        return pickle.load(f)


# Whose annotators are not trusted over the teacher; the others' annotation limits what the teacher may say.
FREE = {"gmb", "masc-other", "btc", "wnut17", "sec-filings"}
# Text for the parser: like the treebanks or like news. The treebanks' own text is not labelled again.
SYNTAX_TEXT = {"gmb", "masc-news", "masc-other", "re-docred", "wikigold", "men", "crossner-politics", "crossner-science", "crossner-literature"}


# How much of a set the names teacher labels: news most.
SHARE = {"gmb": 0.55, "btc": 0.25, "wnut17": 0.25, "sec-filings": 0, "masc-other": 0.6, "uner-ewt": 0.5, "crossner-music": 0.5}


def text(all_sets, names):
    """The training sentences of the sets to label; dev documents are not among them."""
    if names:  # whole documents where the set has some
        keep = lambda s: zlib.crc32(f"{s.set} {s.doc or s.tokens}".encode()) % 100 < 100 * SHARE.get(s.set, 1)
        all_sets = {"train": [s for s in all_sets["train"] if keep(s)]}
    out = [s for s in all_sets["train"] if (names or s.set in SYNTAX_TEXT) and 2 < len(s.tokens) <= 80]
    seen, kept = set(), []
    for s in out:
        key = tuple(s.tokens)
        if key not in seen:
            seen.add(key)
            kept.append(s)
    return kept


def limited(emissions, sentences, masks):
    """Emissions that leave only what the annotation allows; in the sets of FREE only persons are held to."""
    free = torch.tensor([s.set in FREE for s in sentences], device=emissions.device).unsqueeze(1)
    person = (masks & 1 == 0) & (masks & ~L.either("person") == 0)
    return emissions.masked_fill(~(crf.bits(masks) | (free & ~person).unsqueeze(-1)), -50)


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--teacher", required=True, help="folder of teach.py")
    p.add_argument("--task", choices=["names", "syntax"], required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--data", default="/work/shared/data")
    p.add_argument("--cache", default="/root/actant-train/cache")
    p.add_argument("--minilm", default="/root/actant-train/minilm")
    p.add_argument("--threads", type=int, default=2)
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    os.makedirs(args.out, exist_ok=True)
    all_sets = teach.prepared(args)
    c = torch.load(os.path.join(args.teacher, "latest.pt"), map_location="cpu")
    relations = data.Relations(c["relations"])
    model = teacher.Teacher(len(relations.names) if args.task == "syntax" else 0, args.task == "names")
    model.load_state_dict(c["model"])
    model = model.to(teach.DEVICE).eval()
    pieces, types = teacher.Pieces(args.minilm), Types({})
    chunks = teacher.chunks(text(all_sets, args.task == "names"))
    out, done, words, began = [], 0, 0, time.time()
    for group in teach.batches(chunks, 4000):
        b = teach.to(teacher.chunk_batch(group, pieces, types), teach.DEVICE)
        sentences = [s for c in group for s in c]
        with torch.no_grad(), teach.autocast():
            x = model(b).float()
        if args.task == "names":
            with torch.no_grad():
                e = limited(model.names(x), sentences, b["masks"])
            m = model.names.crf.marginals(e, b["lengths"]).cpu().numpy()
            for i, s in enumerate(sentences):
                s.soft = pack(m[i, :len(s.tokens)])
                out.append(s)
        else:
            with torch.no_grad():
                for s, upos, found, rels in teach.parsed(model, x, b, sentences, relations):
                    s.upos, s.heads, s.deprels, s.masks = upos, found, rels, None
                    out.append(s)
        words += sum(len(s.tokens) for s in sentences)
        done += 1
        if done % 50 == 0:
            print(f"{words} words {words / (time.time() - began):.0f} a second", flush=True)
    path = os.path.join(args.out, args.task + ".pickle")
    with open(path + ".part", "wb") as f:
        pickle.dump(out, f)
    os.rename(path + ".part", path)


if __name__ == "__main__":
    main()
