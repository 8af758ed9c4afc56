"""Trains the large network, which also teaches the small ones. python teach.py --out FOLDER [--config FILE] [--set key=value ...]; run again to resume."""

import argparse
import math
import os
import pickle
import time
import tomllib

import torch
import torch.nn.functional as F

import augment
import bert
import data
import heads
import mix
import mst
import paths
import pieces
import score
import sets
import student
import teacher
from features import Types

DEVICE = "cuda" if torch.cuda.is_available() else "cpu"
UD_TRAIN = ("ewt-train", "gum-open-train")
HERE = os.path.dirname(os.path.abspath(__file__))


def prepared(args):
    """All sets, mapped and with the gazetteer's bits: cached, since the mapping takes seconds."""
    path = os.path.join(args.cache, "sets-3.pickle")
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


def augmented(chunks, pool, rng, cases, swaps=0.3):
    flat = augment.augment([s for c in chunks for s in c], pool, rng, swaps=swaps, cases=cases)
    it = iter(flat)
    return [[next(it) for _ in c] for c in chunks]


def epoch_batches(c, all_sets, pool, epoch):
    """Batches of chunks of an epoch, each of one task: (task, chunks)."""
    rng = mix.stream(c["seed"], epoch)
    names = mix.sample(data.chunks(all_sets["train"], c["chunk"]), mix.NAMES, rng, lambda x: x[0].set)
    trees = [x for n in UD_TRAIN for x in data.chunks(all_sets["ud"][n], c["chunk"])] * int(c["trees"])
    out = []
    for task, chunks, fill, cases in (("names", names, pool, 0.1), ("syntax", trees, None, 0.06)):
        if task == "names" and c["part"] < 1:
            chunks = rng.sample(chunks, int(len(chunks) * c["part"]))
        chunks = augmented(chunks, fill, rng, cases)
        out += [(task, [chunks[i] for i in g]) for g in data.group([sum(len(s.tokens) for s in x) for x in chunks], c["batch"], rng)]
    rng.shuffle(out)
    return out


def loss_of(model, task, b, sentences, c):
    with autocast():
        words = model.words(b)
        x = model.for_names(words) if task == "names" else model.for_syntax(words)
    x, n = x.float(), b["lengths"].sum()
    if task == "names":
        weights = torch.tensor([mix.WEIGHT.get(s.set, 1.0) for s in sentences], device=x.device)
        return (model.names.crf.loss(model.names(x), b["masks"], b["lengths"]) * weights).sum() / n * c["names_weight"]
    tree, _ = heads.tree_loss(model.tree, *model.tree(x), b)
    tags = F.cross_entropy(model.upos(x).transpose(1, 2), b["upos"], reduction="none").sum(1)
    return (tree.sum() + tags.sum()) / n


def optimizer(model, c):
    old = [p for p in model.bert.parameters() if p.requires_grad]
    groups = [{"params": old, "lr": c["rate"], "base": c["rate"]}, {"params": model.new_parameters(), "lr": c["rate_new"], "base": c["rate_new"]}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)


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


def inferred(model, chunks, cut, types, budget=3000):
    """Yields (sentences, batch, states of words) without gradients."""
    for group in batches(chunks, budget):
        b = to(teacher.chunk_batch(group, cut, types), DEVICE)
        with torch.no_grad(), autocast():
            words = model.words(b)
        yield [s for c in group for s in c], b, words


def evaluate(model, all_sets, cut, types, relations):
    """(names by set, {treebank: tags and trees}) of the dev parts."""
    model.eval()
    by_set, trees = {}, {}
    with torch.no_grad():
        for name, ss in all_sets["dev"].items():
            masks, tags = [], []
            for sentences, b, words in inferred(model, data.chunks(ss), cut, types):
                with autocast():
                    x = model.for_names(words)
                tags += model.names.crf.viterbi(model.names(x.float()), b["lengths"])
                masks += [s.masks for s in sentences]
            by_set[name] = (masks, tags)
        for name in ("ewt-dev", "gum-open-dev"):
            rows = []
            for sentences, b, words in inferred(model, data.chunks(all_sets["ud"][name]), cut, types):
                with autocast():
                    x = model.for_syntax(words)
                rows += parsed(model, x.float(), b, sentences, relations)
            trees[name] = score.trees(rows)
    model.train()
    return score.names(by_set), trees


def show(result):
    names, trees = result
    return score.show(names) + "\n" + "\n".join(f"  {k:18}" + " ".join(f"{n} {v:.2f}" for n, v in t.items()) for k, t in trees.items())


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


def configuration(args):
    with open(args.config, "rb") as f:
        whole = tomllib.load(f)
    c = whole["large"] | (whole["stage"][args.stage] if args.stage else {})
    c["seed"] = c.get("seed", whole["seed"])
    for kv in args.set:
        k, v = kv.split("=")
        c[k] = type(c[k])(float(v))
    return c


def opened(folder, encoder, relations=None):
    """(model with its averaged weights, relations, checkpoint) of a folder that main wrote."""
    c = torch.load(os.path.join(folder, "latest.pt"), map_location="cpu")
    relations = data.Relations(c["relations"])
    cut = pieces.Pieces(encoder)
    model = teacher.Teacher(bert.Bert(len(cut.rows), c["config"]["layers"]), len(relations.names))
    model.load_state_dict(c["model"])
    model.load_state_dict(c["average"], strict=False)
    return model.to(DEVICE).eval(), relations, cut, c


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--out", required=True)
    p.add_argument("--config", default=os.path.join(HERE, "..", "config.toml"))
    p.add_argument("--stage", help="section of the config whose values go over those of the network")
    p.add_argument("--data", default=paths.DATA)
    p.add_argument("--cache", default=paths.work("cache"))
    p.add_argument("--encoder", default=paths.work("encoder"))
    p.add_argument("--init", help="checkpoint to start from")
    p.add_argument("--set", nargs="*", default=[], help="key=value over the config")
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--steps", type=int, default=0, help="stop after so many steps (to try speed)")
    args = p.parse_args()
    c = configuration(args)
    torch.set_num_threads(args.threads)
    torch.manual_seed(c["seed"])
    os.makedirs(args.out, exist_ok=True)
    all_sets = prepared(args)
    relations = data.Relations.count([s for n in UD_TRAIN for s in all_sets["ud"][n]])
    cut, types = pieces.Pieces(args.encoder), Types({})
    model = teacher.Teacher(bert.load(args.encoder, cut.rows, c["layers"]), len(relations.names)).to(DEVICE)
    if args.init:
        begun = torch.load(args.init)
        model.load_state_dict(begun["model"])
        model.load_state_dict(begun["average"], strict=False)
    opt, average = optimizer(model, c), student.Average(model, c["average"])
    pool = augment.fillers(all_sets["train"], args.data)
    latest, begin_epoch, begin_batch, step = os.path.join(args.out, "latest.pt"), 0, 0, 0
    if os.path.exists(latest):
        s = torch.load(latest)
        model.load_state_dict(s["model"])
        opt.load_state_dict(s["opt"])
        average.values, average.n = s["average"], s["n"]
        begin_epoch, begin_batch, step = s["epoch"], s["batch"], s["step"]
        print(f"resumed at epoch {begin_epoch} batch {begin_batch}", flush=True)

    def save(epoch, batch):
        torch.save({"model": model.state_dict(), "opt": opt.state_dict(), "average": average.values, "n": average.n, "epoch": epoch,
                    "batch": batch, "step": step, "relations": relations.names, "config": c}, latest + ".part")
        os.rename(latest + ".part", latest)

    saved, began, seen, total = time.time(), time.time(), 0, None
    trained = [q for q in model.parameters() if q.requires_grad]
    recent = {"names": [], "syntax": []}
    model.train()
    for epoch in range(begin_epoch, c["epochs"]):
        groups = epoch_batches(c, all_sets, pool, epoch)
        total = total or len(groups) * c["epochs"]
        for i, (task, group) in enumerate(groups):
            if epoch == begin_epoch and i < begin_batch:
                continue
            sentences = [s for x in group for s in x]
            b = to(teacher.chunk_batch(group, cut, types, relations if task == "syntax" else None), DEVICE)
            rate = min(1.0, (step + 1) / c["warm"]) * (0.5 + 0.5 * math.cos(math.pi * min(1.0, step / total)))
            for gr in opt.param_groups:
                gr["lr"] = gr["base"] * max(rate, 0.01)
            loss = loss_of(model, task, b, sentences, c)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 2.0)
            opt.step()
            average.update(model)
            step += 1
            seen += int(b["lengths"].sum())
            recent[task].append(loss.item())
            if step % c["report"] == 0:
                means = " ".join(f"{k} {sum(v) / max(1, len(v)):.3f}" for k, v in recent.items())
                recent = {"names": [], "syntax": []}
                print(f"epoch {epoch} step {step}/{total} {means} {seen / (time.time() - began):.0f} tok/s", flush=True)
            if time.time() - saved > 240:
                save(epoch, i + 1)
                saved = time.time()
            if args.steps and step >= args.steps:
                return
        save(epoch + 1, 0)
        begin_batch = 0
        now = {k: v.clone() for k, v in model.state_dict().items() if k in average.values}
        model.load_state_dict(average.values, strict=False)
        print(f"epoch {epoch} {time.time() - began:.0f}s", show(evaluate(model, all_sets, cut, types, relations)), flush=True)
        model.load_state_dict(now, strict=False)


if __name__ == "__main__":
    main()
