"""The weights of a model file as a checkpoint to go on from: python shipped.py FILE names|syntax OUT. See learn.py --init."""

import json
import struct
import sys

import numpy as np
import torch

TYPES = {"int8": np.int8, "uint8": np.uint8, "int16": np.int16, "int32": np.int32, "float32": np.float32}


def read(path):
    """({name: float32 array}, metadata): what the integers of a model file stand for. model/format.go says the layout."""
    with open(path, "rb") as f:
        data = f.read()
    header, payload = struct.unpack("<IQ", data[12:24])
    contents = json.loads(data[32:32 + header])
    at = len(data) - payload
    raw = {t["name"]: (t, np.frombuffer(data, TYPES[t["type"]], int(np.prod(t["shape"])), at + t["offset"]).reshape(t["shape"]))
           for t in contents["tensors"]}
    out = {}
    for name, (t, a) in raw.items():
        a = a.astype(np.float32)
        if "scales" in t:
            a *= raw[t["scales"]][1].reshape([-1] + [1] * (a.ndim - 1))
        out[name] = a * t.get("scale", 1)
    return out, contents["meta"]


def student(tensors, net, layers):
    """The state of student.Student for a network of a model file."""
    w = {k.removeprefix(net + "."): torch.from_numpy(v.copy()) for k, v in tensors.items() if k.startswith(net + ".")}
    s = {"types.bag.weight": w["bag.weight"], "types.shape.weight": w["shape.weight"], "context": w["context"]}

    def layer(to, source):
        s[to + ".weight"] = w[source + ".weight"]
        if source + ".bias" in w:
            s[to + ".bias"] = w[source + ".bias"]

    layer("types.hidden", "type.hidden")
    layer("types.out", "type.out")
    for i in range(layers):
        for way in ("forth", "back"):
            p, q = f"layers.{i}.{way}.", f"lstm.{i}.{way}."
            s[p + "weight_ih_l0"], s[p + "bias_ih_l0"] = w[q + "x.weight"], w[q + "x.bias"]
            s[p + "weight_hh_l0"], s[p + "bias_hh_l0"] = w[q + "h.weight"], torch.zeros_like(w[q + "x.bias"])
    if net == "names":
        layer("names.emit", "emit")
        s["names.crf.transitions"], s["names.crf.start"] = w["crf.transitions"], w["crf.start"]
        return s
    s["tree.root"] = w["root"]
    layer("upos", "upos")
    for n in ("arc_dep", "arc_head", "arc", "label_dep", "label_head", "label_out"):
        layer("tree." + n, n)
    return s


def main():
    path, net, out = sys.argv[1:]
    tensors, meta = read(path)
    torch.save({"average": student(tensors, net, json.loads(meta[net + ".config"])["layers"])}, out)


if __name__ == "__main__":
    main()
