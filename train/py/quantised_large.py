"""The reference of the large network as it ships: 8-bit weights, inputs in 7 bits with a scale for each row. FORWARD.md says it in words."""

import math

import numpy as np

import bert
import exact
import features
import gazetteer as gaz
import pieces
import quantised

F = np.float32
HEADS, SIZE = bert.HEADS, bert.SIZE
HEAD = SIZE // HEADS
SHARE = 0.7  # how much of the spread of an input's columns the weights take over
LEAST = F(1e-10)  # no row's greatest value counts as less
FLOOR = F(0.010625)  # 0.17/16: GELU is never below -0.1701
ROOT = F(1 / math.sqrt(HEAD))
WINDOW, OVERLAP = bert.POSITIONS - 2, 128  # pieces


class Rows:
    """A linear layer whose input rows are quantised each by its own scale; smooth multiplies the input's columns first."""

    def __init__(self, weight, bias, smooth=None, origin=64):
        self.origin, self.smooth = origin, None if smooth is None else smooth.astype(F)
        self.weight, self.scale = quantised.rows8(weight if smooth is None else weight / self.smooth)
        self.bias = bias.astype(F)
        exact_in = F if origin == 64 else np.float64  # codes of 64 and more may sum to more than 2^24
        self.columns = self.weight.T.astype(exact_in)

    def codes(self, x):
        if self.smooth is not None:
            x = x * self.smooth
        return codes(x) if self.origin == 64 else codes_up(x)

    def sums(self, q):
        return (q.astype(self.columns.dtype) @ self.columns).astype(F) * self.scale

    def __call__(self, x):
        q, s = self.codes(x)
        return self.sums(q) * s + self.bias


def codes(x):
    """Codes in -63..63 and the scale of each row."""
    top = np.maximum(np.abs(x).max(-1, keepdims=True), LEAST)
    return np.rint(x * (F(63) / top)), top / F(63)


def codes_up(x):
    """Codes in -16..111 of rows that are hardly negative."""
    s = np.maximum(x.max(-1, keepdims=True) / F(111), FLOOR)
    return np.rint(np.clip(x * (F(1) / s), F(-16), F(111))), s


def lane_sum(x):
    lanes = np.zeros(x.shape[:-1] + (16,), dtype=F)
    for i in range(0, x.shape[-1], 16):
        lanes = lanes + x[..., i:i + 16]
    for n in (8, 4, 2, 1):
        lanes = lanes[..., :n] + lanes[..., n:2 * n]
    return lanes


def layer_norm(x, gain, bias):
    n = F(x.shape[-1])
    y = x - lane_sum(x) / n
    return y * (F(1) / np.sqrt(lane_sum(y * y) / n + F(1e-12))) * gain + bias


def gelu(x):
    """x times the sigmoid of 2 sqrt(2/pi) (x + 0.044715 x^3): the usual approximation by tanh."""
    return x * exact.sigmoid((x * x * F(0.07135481627) + F(1.595769122)) * x)


def four_bits(table):
    """Two codes a byte, each plus 8, the first in the low half; and a scale per row."""
    import torch
    c, s = bert.four_bits(torch.from_numpy(np.ascontiguousarray(table, dtype=F)))
    return packed(c.numpy()), s.numpy().astype(F)


def packed(c):
    c = (c + 8).astype(np.uint8)
    return c[:, 0::2] | c[:, 1::2] << 4


def unpacked(table, rows):
    t = table[rows]
    return np.stack([t & 15, t >> 4], -1).reshape(len(rows), -1).astype(F) - F(8)


class Large:
    """weights: {name: float array} of a teacher.Teacher; seen: what `observed` gave, or None to leave the columns as they are."""

    def __init__(self, weights, cut, seen=None):
        w = self.w = {k: np.asarray(v, dtype=F) for k, v in weights.items()}
        self.cut, self.layers, self.norms, self.count = cut, {}, {}, 1 + max(int(k.split(".")[2]) for k in w if k.startswith("bert.layers."))
        self.pieces, self.piece_scale = four_bits(w["bert.pieces.weight"])
        self.positions, self.position_scale = quantised.rows8(w["bert.positions.weight"])
        self.bag, self.bag_scale = four_bits(w["own.bag.weight"])
        self.shape_scale = F(np.abs(w["own.shape.weight"]).max() / 127)
        self.shape = np.rint(w["own.shape.weight"] / self.shape_scale).clip(-127, 127).astype(np.int8)
        self.context = w["own.context"]
        self.norms["norm"] = w["bert.norm.weight"], w["bert.norm.bias"]
        for i in range(self.count):
            self.add_layer(f"bert.layers.{i}.", f"layer.{i}.", seen)
        self.layers["own.hidden"] = Rows(w["own.hidden.weight"], w["own.hidden.bias"])
        self.layers["own.out"] = Rows(w["own.out.weight"], w["own.out.bias"])
        both = np.concatenate([w["down_names.weight"], w["down_syntax.weight"]])
        self.smooth = self.smoothing(both, seen, "words")
        for n in ("names", "syntax"):
            self.layers[n + ".down"] = Rows(w[f"down_{n}.weight"], w[f"down_{n}.bias"], self.smooth)

    def add_layer(self, source, to, seen):
        get = lambda name: (self.w[f"{source}{name}.weight"], self.w[f"{source}{name}.bias"])
        (qkv, qkv_bias), (out, out_bias) = get("qkv"), get("out")
        if seen:  # the columns of what attention gives, even by its values' weights
            s = self.smoothing(out, seen, to + "out")
            qkv, qkv_bias, out = qkv.copy(), qkv_bias.copy(), out / s
            qkv[2 * SIZE:] *= s[:, None]
            qkv_bias[2 * SIZE:] *= s
        self.layers[to + "qkv"] = Rows(qkv, qkv_bias, self.smoothing(qkv, seen, to + "qkv"))
        self.layers[to + "out"] = Rows(out, out_bias)
        up, bias = get("up")
        self.layers[to + "up"] = Rows(up, bias, self.smoothing(up, seen, to + "up"))
        self.layers[to + "down"] = Rows(*get("down"), origin=16)
        self.norms[to + "norm1"], self.norms[to + "norm2"] = get("norm1"), get("norm2")

    @staticmethod
    def smoothing(weight, seen, name):
        if not seen:
            return np.ones(weight.shape[1], dtype=F)
        s = np.maximum(np.abs(weight).max(0), 1e-5) ** (1 - SHARE) / np.maximum(seen[name], 1e-5) ** SHARE
        return np.clip(s / s.mean(), 1e-2, 1e2).astype(F)

    # The computation.

    def own(self, ids, types, context):
        """Of each word [n, SIZE]: its type ids and context bits."""
        x = np.zeros((len(ids), self.layers["own.hidden"].weight.shape[1]), dtype=F)
        size = self.bag.shape[1] * 2
        for k, i in enumerate(ids):
            rows = types.bags[i]
            codes_, bag = unpacked(self.bag, rows), np.zeros(size, dtype=F)
            for c, r in zip(codes_, rows):
                bag = bag + c * self.bag_scale[r]
            x[k, :size] = bag * (F(1) / np.sqrt(F(len(rows))))
            x[k, size:size + self.shape.shape[1]] = self.shape[types.shapes[i]].astype(F) * self.shape_scale
            x[k, size + self.shape.shape[1]:] = features.unpack(types.bits[i], gaz.WORD_BITS)
        x = self.layers["own.out"](np.maximum(self.layers["own.hidden"](x), F(0)))
        for bit in range(features.CONTEXT_BITS):
            on = context >> bit & 1 == 1
            x[on] += self.context[bit]
        return x

    def encode(self, ids, own):
        """States of the pieces [n, SIZE] of one window; own: what is added to each."""
        x = unpacked(self.pieces, ids) * self.piece_scale[ids][:, None]
        x = x + self.positions[:len(ids)].astype(F) * self.position_scale[:len(ids)][:, None]
        x = layer_norm(x, *self.norms["norm"])
        for i in range(self.count):
            if i == bert.AFTER:
                x = x + own
            p = f"layer.{i}."
            x = layer_norm(x + self.layers[p + "out"](attention(self.layers[p + "qkv"](x))), *self.norms[p + "norm1"])
            x = layer_norm(x + self.layers[p + "down"](gelu(self.layers[p + "up"](x))), *self.norms[p + "norm2"])
        return x

    def words(self, sentences, types):
        """States of the words of a chunk [n, 2 * SIZE]."""
        cuts = [self.cut.word(t) for s in sentences for t in s.tokens]
        own = self.own([i for s in sentences for i in types.sentence(s)], types, np.array([c for s in sentences for c in features.context(s)]))
        out = np.zeros((len(cuts), 2 * SIZE), dtype=F)
        for first, last, start, end in windows([len(c) for c in cuts]):
            ids, of = [pieces.BEGIN], []
            for k in range(first, last):
                ids += cuts[k]
                of += [k] * len(cuts[k])
            more = np.concatenate([np.zeros((1, SIZE), F), own[of], np.zeros((1, SIZE), F)])
            x = self.encode(np.array(ids + [pieces.END]), more)
            ends = 1 + np.cumsum([len(cuts[k]) for k in range(first, last)])
            for k in range(start, end):
                out[k] = np.concatenate([x[ends[k - first] - len(cuts[k])], x[ends[k - first] - 1]])
        return out

    def states(self, name, words):
        return np.maximum(self.layers[name + ".down"](words), F(0))


def attention(qkv):
    """Rows of queries, keys and values to the weighted values."""
    n = len(qkv)
    q, k, v = (qkv[:, i * SIZE:(i + 1) * SIZE] for i in range(3))
    (q, sq), (k, sk) = codes(q.reshape(n, HEADS, HEAD)), codes(k.reshape(n, HEADS, HEAD))
    top = np.maximum(np.abs(v).max(0), LEAST)
    v, sv = np.rint(v * (F(63) / top)).reshape(n, HEADS, HEAD), (top / F(63)).reshape(HEADS, HEAD)
    out = np.zeros((n, HEADS, HEAD), dtype=F)
    for h in range(HEADS):
        s = (q[:, h] @ k[:, h].T) * (sk[:, h, 0] * ROOT)
        p = np.rint(exact.exp((s - s.max(1, keepdims=True)) * sq[:, h]) * F(127))
        sums = (p.astype(np.float64) @ v[:, h].astype(np.float64)).astype(F)
        out[:, h] = sums * sv[h] * (F(1) / p.sum(1, keepdims=True))
    return out.reshape(n, SIZE)


def windows(lengths):
    """(first, last, start, end): windows over words [first, last) with the words [start, end) whose states are taken from it."""
    out, first, start = [], 0, 0
    while True:
        last, size = first, 0
        while last < len(lengths) and size + lengths[last] <= WINDOW:
            size += lengths[last]
            last += 1
        if last == len(lengths):
            return out + [(first, last, start, last)]
        following, shared = last, 0
        while shared + lengths[following - 1] <= OVERLAP:
            following -= 1
            shared += lengths[following]
        end = following + (last - following) // 2
        out.append((first, last, start, end))
        first, start = following, end
