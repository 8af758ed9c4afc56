"""Trains a teacher. python teach.py --task names|syntax --out FOLDER [--tokens N] [--seed N]; run again to resume."""

import argparse
import math
import os
import pickle
import time

import torch
import torch.nn.functional as F

import augment
import data
import heads
import mix
import mst
import score
import sets
import teacher
import vectors
from features import Types

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
UD_TRAIN = ("ewt-train", "gum-open-train")


def prepared(args):
    """All sets, mapped and with the gazetteer's bits: cached, since the mapping takes seconds."""
    path = os.path.join(args.cache, "sets-2.pickle")
    if not os.path.exists(path):
        with open(path + ".part", "wb") as f:
            pickle.dump(sets.load_all(args.data), f)
        os.rename(path + ".part", path)
    with open(path, "rb") as f:
        return pickle.load(f)


def to(b, device):
    if isinstance(b, dict):
        return {k: to(v, device) for k, v in b.items()}
    return b if b is None or device == "cpu" else b.to(device)


def autocast():
    return torch.autocast(DEVICE, dtype=torch.bfloat16)


def epoch_chunks(args, all_sets, pool, epoch):
    """The chunks of an epoch, augmented."""
    rng = mix.stream(args.seed, epoch)
    if args.task == "names":
        chunks = teacher.chunks(all_sets["train"], args.chunk)
        chosen = mix.sample(chunks, mix.NAMES, rng, lambda c: c[0].set)
    else:
        chosen = [c for n in UD_TRAIN for c in teacher.chunks(all_sets["ud"][n], args.chunk)]
    flat = augment.augment([s for c in chosen for s in c], pool, rng, cases=0.1 if args.task == "names" else 0.06)
    it = iter(flat)
    return [[next(it) for _ in c] for c in chosen], rng


def loss_of(model, b, sentences, args):
    weights = torch.tensor([mix.WEIGHT.get(s.set, 1.0) for s in sentences])
    with autocast():
        x = model(b)
    x = x.float()
    words = b["lengths"].sum()
    if args.task == "names":
        return (model.names.crf.loss(model.names(x), b["masks"], b["lengths"]) * weights).sum() / words * 4
    tree, _ = heads.tree_loss(model.tree, *model.tree(x), b)
    tags = F.cross_entropy(model.upos(x).transpose(1, 2), b["upos"], reduction="none").sum(1)
    return (tree.sum() + tags.sum()) / words


def optimizer(model, args):
    new = model.new_parameters()
    frozen = [model.bert.pieces.weight, model.bert.positions.weight]
    for p in frozen:
        p.requires_grad_(False)
    old = [p for p in model.bert.parameters() if p.requires_grad]
    return torch.optim.AdamW([{"params": old, "lr": args.lr, "base": args.lr}, {"params": new, "lr": args.lr_new, "base": args.lr_new}],
                             betas=(0.9, 0.98), weight_decay=0.01)


def evaluate_names(model, dev, pieces, types, most=6000):
    model.eval()
    by_set = {}
    for name, ss in dev.items():
        masks, tags = [], []
        for group in batches(teacher.chunks(ss), 3000):
            b = to(teacher.chunk_batch(group, pieces, types), DEVICE)
            with torch.no_grad(), autocast():
                x = model(b).float()
            with torch.no_grad():
                tags += model.names.crf.viterbi(model.names(x), b["lengths"])
            masks += [s.masks for c in group for s in c]
        by_set[name] = (masks, tags)
    model.train()
    return score.names(by_set)


def batches(chunks, budget):
    """Consecutive chunks by length, for inference."""
    order = sorted(chunks, key=lambda c: sum(len(s.tokens) for s in c))
    cur = []
    for c in order:
        if cur and sum(len(s.tokens) for s in c) * (len(cur) + 1) > budget:
            yield cur
            cur = []
        cur.append(c)
    if cur:
        yield cur


def evaluate_syntax(model, ud, pieces, types, relations):
    model.eval()
    out = {}
    for name in ("ewt-dev", "gum-open-dev"):
        rows = []
        for group in batches(teacher.chunks(ud[name]), 3000):
            b = to(teacher.chunk_batch(group, pieces, types), DEVICE)
            with torch.no_grad(), autocast():
                x = model(b).float()
            with torch.no_grad():
                rows += parsed(model, x, b, [s for c in group for s in c], relations)
        out[name] = score.trees(rows)
    model.train()
    return out


def parsed(model, x, b, sentences, relations):
    """(sentence, upos, heads, deprels) of states."""
    arcs, dep, head = model.tree(x)
    arcs = arcs.masked_fill(~b["head_ok"].unsqueeze(1), -1e4)
    best = torch.zeros_like(b["types"])
    found = []
    for i, s in enumerate(sentences):
        n = len(s.tokens)
        h = mst.decode(arcs[i, :n, :n + 1].float().cpu().numpy())
        found.append([int(v) for v in h])
        best[i, :n] = torch.tensor(found[-1])
    labels = model.tree.labels(dep, head, best)
    not_root = labels.clone()
    root = relations.ids["root"]
    not_root[..., root] = -1e9
    rel = torch.where(best == 0, torch.full_like(best, root), not_root.argmax(-1)).tolist()
    tags = model.upos(x).argmax(-1).tolist()
    return [(s, [sets.UPOS[t] for t in tags[i][:len(s.tokens)]], found[i], [relations.names[r] for r in rel[i][:len(s.tokens)]])
            for i, s in enumerate(sentences)]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--task", choices=["names", "syntax"], required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--data", default="/work/shared/data")
    p.add_argument("--cache", default="/root/actant-train/cache")
    p.add_argument("--minilm", default="/root/actant-train/minilm")
    p.add_argument("--init", help="checkpoint whose encoder to start from")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--epochs", type=int, default=3)
    p.add_argument("--batch", type=int, default=1500)
    p.add_argument("--chunk", type=int, default=110)
    p.add_argument("--lr", type=float, default=1.5e-4)
    p.add_argument("--lr-new", type=float, default=1e-3)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--steps", type=int, default=0, help="stop after so many steps (to try speed)")
    args = p.parse_args()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    os.makedirs(args.out, exist_ok=True)
    all_sets = prepared(args)
    relations = data.Relations.count([s for n in UD_TRAIN for s in all_sets["ud"][n]])
    pieces, types = teacher.Pieces(args.minilm), Types({})
    model = teacher.Teacher(len(relations.names) if args.task == "syntax" else 0, args.task == "names").to(DEVICE)
    model.bert.load(os.path.join(args.minilm, "model.safetensors"))
    if args.init:
        model.load_state_dict(torch.load(args.init)["model"], strict=False)
    opt = optimizer(model, args)
    pool = augment.fillers(all_sets["train"], args.data) if args.task == "names" else None
    latest, begin_epoch, begin_batch, step = os.path.join(args.out, "latest.pt"), 0, 0, 0
    if os.path.exists(latest):
        c = torch.load(latest)
        model.load_state_dict(c["model"])
        opt.load_state_dict(c["opt"])
        begin_epoch, begin_batch, step = c["epoch"], c["batch"], c["step"]
        print(f"resumed at epoch {begin_epoch} batch {begin_batch}", flush=True)

    def save(epoch, batch):
        torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "epoch": epoch, "batch": batch, "step": step,
                    "relations": relations.names, "args": vars(args)}, latest + ".part")
        os.rename(latest + ".part", latest)

    saved, began, seen, total = time.time(), time.time(), 0, None
    model.train()
    for epoch in range(begin_epoch, args.epochs):
        chunks, rng = epoch_chunks(args, all_sets, pool, epoch)
        groups = data.group([sum(len(s.tokens) for s in c) for c in chunks], args.batch, rng)
        total = total or len(groups) * args.epochs
        for i, g in enumerate(groups):
            if epoch == begin_epoch and i < begin_batch:
                continue
            group = [chunks[j] for j in g]
            sentences = [s for c in group for s in c]
            b = to(teacher.chunk_batch(group, pieces, types, relations if args.task == "syntax" else None), DEVICE)
            done = min(1.0, step / total)
            rate = min(1.0, (step + 1) / 200) * (0.5 + 0.5 * math.cos(math.pi * done))
            for gr in opt.param_groups:
                gr["lr"] = gr["base"] * max(rate, 0.01)
            loss = loss_of(model, b, sentences, args)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_([q for q in model.parameters() if q.requires_grad], 2.0)
            opt.step()
            step += 1
            seen += int(b["lengths"].sum())
            if step % 50 == 0:
                print(f"epoch {epoch} step {step}/{total} loss {loss.item():.4f} {seen / (time.time() - began):.0f} tok/s", flush=True)
            if time.time() - saved > 180:
                save(epoch, i + 1)
                saved = time.time()
            if args.steps and step >= args.steps:
                return
        save(epoch + 1, 0)
        begin_batch = 0
        if args.task == "names":
            print(f"epoch {epoch}", score.show(evaluate_names(model, all_sets["dev"], pieces, types)), flush=True)
        else:
            print(f"epoch {epoch}", evaluate_syntax(model, all_sets["ud"], pieces, types, relations), flush=True)


if __name__ == "__main__":
    main()
