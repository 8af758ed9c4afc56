"""Lets a teacher label text: names as marginals of its CRF, syntax as tags and trees. python distil.py --teacher DIR --out DIR."""

import argparse
import os
import pickle

import numpy as np
import torch

import data
import sets
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


def text(all_sets, skip):
    """Every training sentence of the sets to label; dev documents are not among them."""
    out = [s for s in all_sets["train"] if s.set not in skip and 2 < len(s.tokens) <= 80]
    seen, kept = set(), []
    for s in out:
        key = tuple(s.tokens)
        if key not in seen:
            seen.add(key)
            kept.append(s)
    return kept


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
    skip = {"uner-ewt"} if args.task == "syntax" else set()
    chunks = teacher.chunks(text(all_sets, skip))
    out, done, words = [], 0, 0
    for group in teach.batches(chunks, 4000):
        b = teach.to(teacher.chunk_batch(group, pieces, types), teach.DEVICE)
        sentences = [s for c in group for s in c]
        with torch.no_grad(), teach.autocast():
            x = model(b).float()
        if args.task == "names":
            with torch.no_grad():
                e = model.names(x)
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
            print(f"{words} words", flush=True)
    path = os.path.join(args.out, args.task + ".pickle")
    with open(path + ".part", "wb") as f:
        pickle.dump(out, f)
    os.rename(path + ".part", path)


if __name__ == "__main__":
    main()
