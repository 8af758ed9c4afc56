"""Writes reference.safetensors: a small random network and what train/py/quantised.py, the reference of training, makes of
random input. Run with the Python of training, from the root of the repository."""

import json
import sys

import numpy as np
from safetensors.numpy import save_file

sys.path.insert(0, "train/py")
import quantised  # noqa: E402

F = np.float32
SENTENCES, TOKENS, INPUT, HIDDEN, TAGS = 3, 9, 24, 32, 15
rng = np.random.default_rng(1)


def layer(out, inner, scale, bias=True):
    made = quantised.Layer(rng.normal(size=(out, inner)).astype(F) * F(0.2), rng.normal(size=out).astype(F) if bias else None)
    made.input = F(scale)
    return made


net = quantised.Net.__new__(quantised.Net)
net.low, net.top = -64, 63
net.layers = {}
for way, blocks in (("forth", 4), ("back", 3)):  # both kinds of cell
    net.layers[f"lstm.0.{way}.x"] = layer(blocks * HIDDEN, INPUT, 0.05)
    net.layers[f"lstm.0.{way}.h"] = layer(blocks * HIDDEN, HIDDEN, 1 / 63, False)
net.layers["emit"] = layer(TAGS, 2 * HIDDEN, 0.013)
tags = ["O"] + [p + t for t in "abcdefg" for p in ("B-", "I-")]
net.start, net.transitions = rng.normal(size=TAGS).astype(F), rng.normal(size=(TAGS, TAGS)).astype(F)
for j, t in enumerate(tags):
    if t[0] == "I":
        net.start[j] = -10000
        for i, u in enumerate(tags):
            if u[1:] != t[1:]:
                net.transitions[i, j] = -10000

x = rng.normal(size=(SENTENCES, TOKENS, INPUT)).astype(F)
forth, back = net.lstm("lstm.0.forth", x), net.lstm("lstm.0.back", x[:, ::-1])[:, ::-1]
states = np.ascontiguousarray(np.concatenate([forth, back], -1))
emissions = net.linear("emit", states)
arcs = net.code(states, F(0.02)) @ net.code(states, F(0.03)).transpose(0, 2, 1)

out, meta = {}, {"tags": tags}
for name, made in net.layers.items():
    out[name + ".weight"], out[name + ".scale"], meta[name + ".input"] = made.weight, made.scale, float(made.input)
    if made.bias is not None:
        out[name + ".bias"] = made.bias
out.update({"crf.transitions": net.transitions, "crf.start": net.start, "x": x.reshape(-1, INPUT),
            "states": states.reshape(-1, 2 * HIDDEN), "emissions": emissions.reshape(-1, TAGS), "arcs": arcs.reshape(-1, TOKENS).astype(F),
            "paths": np.array([net.viterbi(e) for e in emissions], dtype=np.uint8)})
save_file({k: np.ascontiguousarray(v) for k, v in out.items()}, "model/convert/testdata/reference.safetensors", metadata={"actant": json.dumps(meta)})
