"""The reference of what ships: 8-bit weights, 7-bit activations, exact sums. FORWARD.md says it in words.

A Net first runs in float32 over calibration sentences and watches what enters each layer (observe), then fixes the scales."""

import numpy as np

import exact
import features
import gazetteer as gaz
import labels as L
import mst

F = np.float32


def rows8(w):
    """int8 codes and a float32 scale per row."""
    scale = np.maximum(np.abs(w).max(-1), 1e-8).astype(F) / F(127)
    return np.rint(w / scale[..., None]).clip(-127, 127).astype(np.int8), scale


class Layer:
    def __init__(self, weight, bias):
        self.float = weight.astype(F)
        self.weight, self.scale = rows8(weight)
        self.codes = self.weight.T.astype(F)  # products of codes are exact in float32: sums stay under 2^24
        self.bias = None if bias is None else bias.astype(F)
        self.input = None


class Net:
    """One student. weights: {name: float array} as student.Student has them."""

    def __init__(self, config, weights, vectors, vector_scale, top=63):
        self.config, self.vectors, self.vector_scale = config, vectors, vector_scale
        self.low, self.top, self.seen, self.layers, self.scales = -top - 1, top, {}, {}, {}
        w = {k: np.asarray(v, dtype=F) for k, v in weights.items()}
        self.bag_scale = F(np.abs(w["types.bag.weight"]).max() / 127)
        self.bag = np.rint(w["types.bag.weight"] / self.bag_scale).clip(-127, 127).astype(np.int8)
        self.shape_scale = F(np.abs(w["types.shape.weight"]).max() / 127)
        self.shape = np.rint(w["types.shape.weight"] / self.shape_scale).clip(-127, 127).astype(np.int8)
        self.context = w["context"]
        self.add("type.hidden", w, "types.hidden")
        self.add("type.out", w, "types.out")
        for i in range(config["layers"]):
            for way in ("forth", "back"):
                p = f"layers.{i}.{way}."
                self.layers[f"lstm.{i}.{way}.x"] = Layer(w[p + "weight_ih_l0"], w[p + "bias_ih_l0"] + w[p + "bias_hh_l0"])
                self.layers[f"lstm.{i}.{way}.h"] = Layer(w[p + "weight_hh_l0"], None)
        if config["task"] == "names":
            self.add("emit", w, "names.emit")
            follow, start = legal()
            self.transitions = np.where(follow, w["names.crf.transitions"], F(-10000)).astype(F)
            self.start = np.where(start, w["names.crf.start"], F(-10000)).astype(F)
        else:
            self.root = w["tree.root"]
            self.add("upos", w, "upos")
            for n in ("arc_dep", "arc_head", "arc", "label_dep", "label_head", "label_out"):
                self.add(n, w, "tree." + n)

    def add(self, name, w, source):
        self.layers[name] = Layer(w[source + ".weight"], w.get(source + ".bias"))

    # Codes and layers.

    def code(self, x, scale):
        return np.rint(np.clip(x * (F(1) / scale), F(self.low), F(self.top)))

    def linear(self, name, x, add=None):
        layer = self.layers[name]
        bias = layer.bias if add is None else add
        if layer.input is None:
            self.observe(name, x)
            out = x @ layer.float.T
        else:
            out = (self.code(x, layer.input) @ layer.codes) * (layer.scale * layer.input)
        return out if bias is None else out + bias

    def observe(self, name, x):
        flat = x.reshape(-1)
        self.seen.setdefault(name, []).append(flat[:: max(1, flat.size // 20000)])

    def calibrate(self):
        """Scales that lose least in square over what was seen."""
        for name, parts in self.seen.items():
            x = np.abs(np.concatenate(parts).astype(np.float64))
            best = None
            for q in (1, 0.9999, 0.9995, 0.999, 0.998, 0.995, 0.99, 0.98):
                s = max(np.quantile(x, q), 1e-6) / self.top
                err = ((x - np.clip(np.rint(x / s), 0, self.top) * s) ** 2).mean()
                if best is None or err < best[0]:
                    best = (err, F(s))
            if name in self.layers:
                self.layers[name].input = best[1]
            else:
                self.scales[name] = best[1]
        for name, layer in self.layers.items():
            if name.endswith("back.x"):  # both directions read the same, so that one set of codes will do
                layer.input = self.layers[name.replace("back", "forth")].input
        self.seen = {}

    # The computation.

    def type_vectors(self, types, unique):
        out = np.zeros((len(unique), self.vectors.shape[1] + self.bag.shape[1] + self.shape.shape[1] + gaz.WORD_BITS), dtype=F)
        for k, i in enumerate(unique):
            word = self.vectors[types.rows[i]].astype(F) * self.vector_scale[types.rows[i]]
            rows = types.bags[i]
            bag = self.bag[rows].astype(np.int32).sum(0).astype(F) * (self.bag_scale / np.sqrt(F(len(rows))))
            shape = self.shape[types.shapes[i]].astype(F) * self.shape_scale
            out[k] = np.concatenate([word, bag, shape, features.unpack(types.bits[i], gaz.WORD_BITS)])
        return self.linear("type.out", np.maximum(self.linear("type.hidden", out), F(0)))

    def lstm(self, name, x):
        """x [B, T, D] to [B, T, H]; all sentences are equally long."""
        a = self.linear(name + ".x", x)
        h = np.zeros((x.shape[0], self.layers[name + ".h"].float.shape[1]), dtype=F)
        c, out = h, []
        cell = exact.cell_in_full if self.layers[name + ".x"].input is None else exact.cell
        for t in range(x.shape[1]):
            h, c = cell(self.linear(name + ".h", h, a[:, t]), c)
            out.append(h)
        return np.stack(out, 1)

    def states(self, sentences, types):
        """Sentences of one length to states [B, T, 2H]."""
        ids = np.array([types.sentence(s) for s in sentences])
        unique, inverse = np.unique(ids, return_inverse=True)
        x = self.type_vectors(types, unique)[inverse.reshape(ids.shape)]
        bits = np.array([features.context(s) for s in sentences])
        for bit in range(features.CONTEXT_BITS):
            on = bits >> bit & 1 == 1
            x[on] += self.context[bit]
        for i in range(self.config["layers"]):
            forth, back = self.lstm(f"lstm.{i}.forth", x), self.lstm(f"lstm.{i}.back", x[:, ::-1])[:, ::-1]
            x = np.concatenate([forth, back], -1)
        return np.ascontiguousarray(x)

    def emissions(self, states):
        return self.linear("emit", states)

    def viterbi(self, e):
        """[T, 15] to tag ids."""
        score, back = self.start + e[0], []
        for t in range(1, len(e)):
            all_ = score[:, None] + self.transitions
            back.append(all_.argmax(0))
            score = all_.max(0) + e[t]
        path = [int(score.argmax())]
        for b in reversed(back):
            path.append(int(b[path[-1]]))
        return path[::-1]

    def parse(self, x, upos_names, relations):
        """States [B, T, 2H] to (upos, heads, relations, arc sums) of each sentence."""
        rooted = np.concatenate([np.broadcast_to(self.root, (x.shape[0], 1, x.shape[2])), x], 1)
        upos = self.linear("upos", x).argmax(-1)
        relu = lambda v: np.maximum(v, F(0))
        query = self.linear("arc", relu(self.linear("arc_dep", x)))
        key = relu(self.linear("arc_head", rooted))
        if "arc.query" in self.scales:
            query, key = self.code(query, self.scales["arc.query"]), self.code(key, self.scales["arc.key"])
        else:
            self.observe("arc.query", query)
            self.observe("arc.key", key)
        arcs = query @ key.transpose(0, 2, 1)
        dep, head = self.linear("label_dep", x), self.linear("label_head", rooted)
        out = []
        for i in range(len(x)):
            heads = mst.decode(arcs[i])
            r = relu(dep[i] + head[i][heads])
            scores = self.linear("label_out", r)
            root = relations.index("root")
            scores[:, root] = -np.inf
            rel = [root if h == 0 else int(s.argmax()) for h, s in zip(heads, scores)]
            out.append(([upos_names[u] for u in upos[i]], [int(h) for h in heads], [relations[r] for r in rel], arcs[i]))
        return out


def legal():
    import crf
    follow, start = crf.legal()
    return follow.numpy(), start.numpy()


def by_length(sentences, most=256):
    """Groups of sentences of one length."""
    groups = {}
    for s in sentences:
        groups.setdefault(len(s.tokens), []).append(s)
    for n in sorted(groups):
        for i in range(0, len(groups[n]), most):
            yield groups[n][i:i + most]
