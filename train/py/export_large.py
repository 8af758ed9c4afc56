"""Writes the weights of the large network: python export_large.py --large FOLDER --encoder FOLDER --out FOLDER. See FORWARD.md."""

import argparse
import hashlib
import json
import os
import shutil

import numpy as np
import torch
from safetensors.numpy import save_file

import bert
import data
import export
import features
import gazetteer as gaz
import labels as L
import paths
import quantised
import quantised_large
import score
import sets
import teach
import teacher
from features import Types

VERSION = 1


class Heads(quantised.Net):
    """The heads of one task over the states of the large network, as the small networks have them."""

    def __init__(self, task, w):
        self.config, self.seen, self.layers, self.scales = {"task": task}, {}, {}, {}
        self.low, self.top = -64, 63
        if task == "names":
            self.add("emit", w, "names.emit")
            follow, start = quantised.legal()
            self.transitions = np.where(follow, w["names.crf.transitions"], np.float32(-10000)).astype(np.float32)
            self.start = np.where(start, w["names.crf.start"], np.float32(-10000)).astype(np.float32)
            return
        self.root = w["tree.root"]
        self.add("upos", w, "upos")
        for n in ("arc_dep", "arc_head", "arc", "label_dep", "label_head", "label_out"):
            self.add(n, w, "tree." + n)

    def of(self, states, relations):
        return self.emissions(states) if self.config["task"] == "names" else self.parse(states, sets.UPOS, relations)


def observed(model, chunks, cut, types):
    """The greatest sizes of the columns of what enters the layers, in float32."""
    seen, hooks = {}, []

    def watch(module, name):
        def note(_, args):
            top = args[0].detach().float().abs().reshape(-1, args[0].shape[-1]).amax(0).numpy()
            seen[name] = np.maximum(seen.get(name, 0), top)
        hooks.append(module.register_forward_pre_hook(note))

    for i, layer in enumerate(model.bert.layers):
        for name in ("qkv", "out", "up"):
            watch(getattr(layer, name), f"layer.{i}.{name}")
    watch(model.down_names, "words")
    with torch.no_grad():
        for chunk in chunks:
            model.for_names(model.words(teacher.chunk_batch([chunk], cut, types)))
    for h in hooks:
        h.remove()
    return seen


def split(sentences, rows):
    at = 0
    for s in sentences:
        yield s, rows[at:at + len(s.tokens)]
        at += len(s.tokens)


def run(large, heads, name, chunks, types, relations=None):
    """(sentence, what the heads say) of all sentences."""
    for chunk in chunks:
        for s, rows in split(chunk, large.states(name, large.words(chunk, types))):
            yield s, heads.of(rows[None], relations)[0]


def evaluate(large, heads, all_sets, types, relations):
    """As teach.evaluate, of the quantised network."""
    by_set, trees = {}, {}
    for name, ss in all_sets["dev"].items():
        rows = [(s.masks, heads["names"].viterbi(e)) for s, e in run(large, heads["names"], "names", data.chunks(ss), types)]
        by_set[name] = ([m for m, _ in rows], [t for _, t in rows])
        print(name, flush=True)
    for name in ("ewt-dev", "gum-open-dev"):
        rows = run(large, heads["syntax"], "syntax", data.chunks(all_sets["ud"][name]), types, relations)
        trees[name] = score.trees([(s, u, h, r) for s, (u, h, r, _) in rows])
    return score.names(by_set), trees


def tensors(large, heads):
    out, meta = {}, {"heads": quantised_large.HEADS, "after": bert.AFTER}
    for name, layer in large.layers.items():
        p = name if name.startswith(("own", "names", "syntax")) else "large." + name
        out[p + ".weight"], out[p + ".scale"], out[p + ".bias"] = layer.weight, layer.scale, layer.bias
        if name.endswith((".qkv", ".up")):
            out[p + ".smooth"] = layer.smooth
    out["words.smooth"] = large.smooth
    for name, (gain, bias) in large.norms.items():
        out[f"large.{name}.gain"], out[f"large.{name}.bias"] = gain, bias
    out["large.pieces.weight"], out["large.pieces.scale"] = large.pieces, large.piece_scale
    out["large.positions.weight"], out["large.positions.scale"] = large.positions, large.position_scale
    out["own.bag.weight"], out["own.bag.scale"] = large.bag, large.bag_scale
    out["own.shape.weight"], meta["own.shape.scale"] = large.shape, float(large.shape_scale)
    out["own.context"] = large.context
    for prefix, net in heads.items():
        export.layers(net, prefix, out, meta)
        meta.update({f"{prefix}.{k}": float(v) for k, v in net.scales.items()})
    out["names.crf.transitions"], out["names.crf.start"], out["syntax.root"] = heads["names"].transitions, heads["names"].start, heads["syntax"].root
    return out, meta


def vectors_of(chunk, large, heads, types, relations):
    """One test vector: a chunk with all that is worth comparing."""
    words = large.words(chunk, types)
    row = {"sentences": [], "pieces": [large.cut.word(t) for s in chunk for t in s.tokens], "words.first4": export.floats(words[:, :4]),
           "words.last4": export.floats(words[:, -4:])}
    own = large.own([i for s in chunk for i in types.sentence(s)], types, np.array([c for s in chunk for c in features.context(s)]))
    row["own.first4"] = export.floats(own[:, :4])
    names, syntax = large.states("names", words), large.states("syntax", words)
    row["names.first4"], row["syntax.first4"] = export.floats(names[:, :4]), export.floats(syntax[:, :4])
    for (s, n), (_, x) in zip(split(chunk, names), split(chunk, syntax)):
        upos, parents, rels, _ = heads["syntax"].parse(x[None], sets.UPOS, relations)[0]
        row["sentences"].append({"tokens": s.tokens, "names.tags": [L.TAGS[t] for t in heads["names"].viterbi(heads["names"].emissions(n[None])[0])],
                                 "syntax.upos": upos, "syntax.heads": parents, "syntax.relations": rels})
    return row


LONG = "They met envoys from Ankara and Oslo , who said that nothing would come of it ; "


def samples():
    """Chunks of our own: what is odd, several sentences together, and one beyond a window."""
    of = lambda doc, t: sets.Sentence("sample", doc, t.split(" "))
    out = [[of(0, t)] for t in export.SAMPLE] + [[of(0, t) for t in export.SAMPLE[:4]], [of(0, LONG * 40 + "ok .")]]
    gaz.annotate([s for c in out for s in c])
    return out


def thin(all_sets, every):
    """Keeps of the sets that are scored every so manieth chunk."""
    for part in (all_sets["dev"], all_sets["ud"]):
        for name, ss in part.items():
            part[name] = [s for c in data.chunks(ss)[::every] for s in c]


def checkpoint(args):
    model, relations, cut, c = teach.opened(args.large, args.encoder)
    return model.float().cpu().eval(), relations.names, cut, c


def build(args, all_sets, types):
    model, relations, cut, c = checkpoint(args)
    chunks = data.chunks(all_sets["train"])
    trees = data.chunks(all_sets["ud"]["ewt-train"] + all_sets["ud"]["gum-open-train"])
    some = chunks[:: max(1, len(chunks) // args.calibrate)]
    large = quantised_large.Large({k: v.numpy() for k, v in model.state_dict().items()}, cut, observed(model, some, cut, types))
    heads = {t: Heads(t, large.w) for t in ("names", "syntax")}
    for task, part in (("names", some), ("syntax", trees[:: max(1, len(trees) // args.calibrate)])):
        for _ in run(large, heads[task], task, part, types, relations):
            pass
        heads[task].calibrate()
    return model, large, heads, relations, cut, c


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--large", required=True)
    p.add_argument("--encoder", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--lemmas", required=True, help="the table of lemmas, as lemma.py writes it")
    p.add_argument("--data", default=paths.DATA)
    p.add_argument("--cache", default=paths.work("cache"))
    p.add_argument("--calibrate", type=int, default=60, help="chunks of each task that the scales are taken from")
    p.add_argument("--score", action="store_true", help="score the dev sets with the network in float32 and quantised")
    p.add_argument("--every", type=int, default=1, help="score with every so manieth chunk only")
    args = p.parse_args()
    torch.set_num_threads(1)
    all_sets, types = teach.prepared(args), Types({})
    model, large, heads, relations, cut, c = build(args, all_sets, types)
    out, meta = tensors(large, heads)
    meta.update({"version": VERSION, "tags": L.TAGS, "upos": sets.UPOS, "relations": relations, "large.config": c["config"]})
    os.makedirs(args.out, exist_ok=True)
    path = os.path.join(args.out, "model.safetensors")
    save_file({k: np.ascontiguousarray(v) for k, v in out.items()}, path, metadata={"actant": json.dumps(meta)})
    with open(os.path.join(args.out, "pieces.txt"), "w", encoding="utf-8") as f:
        f.write("".join(n + "\n" for n in cut.names))
    shutil.copyfile(args.lemmas, os.path.join(args.out, "lemmas.tsv"))
    with open(os.path.join(args.out, "vectors.json"), "w", encoding="utf-8") as f:
        json.dump([vectors_of(x, large, heads, types, relations) for x in samples()], f, ensure_ascii=False)
    with open(path, "rb") as f:
        print(path, os.path.getsize(path), hashlib.sha256(f.read()).hexdigest(), flush=True)
    if args.score:
        thin(all_sets, args.every)
        whole = teach.evaluate(model, all_sets, cut, types, data.Relations(relations))
        print("float32", teach.show(whole), flush=True)
        quantised_ = evaluate(large, heads, all_sets, types, relations)
        print("quantised", teach.show(quantised_), flush=True)
        with open(os.path.join(args.out, "scores.json"), "w", encoding="utf-8") as f:
            json.dump({"every": args.every} | {k: {"names": n, "syntax": t} for k, (n, t) in (("float32", whole), ("quantised", quantised_))}, f, indent=1)


if __name__ == "__main__":
    main()
