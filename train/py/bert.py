"""A small BERT of 384 numbers a piece, from the ONNX file that a package of sentence embeddings carries.

Its table of pieces is kept in 4 bits and never trained: what it loses, the layers learn to do without."""

import os

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

SIZE, HEADS, INNER, POSITIONS = 384, 12, 1536, 512
AFTER = 2  # layers below the word's own features


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.qkv, self.out = nn.Linear(SIZE, 3 * SIZE), nn.Linear(SIZE, SIZE)
        self.up, self.down = nn.Linear(SIZE, INNER), nn.Linear(INNER, SIZE)
        self.norm1, self.norm2 = nn.LayerNorm(SIZE, eps=1e-12), nn.LayerNorm(SIZE, eps=1e-12)

    def forward(self, x, mask):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, HEADS, d // HEADS).permute(2, 0, 3, 1, 4)
        if x.device.type == "cuda" or not torch.is_grad_enabled():
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:  # the fused one's backward pass is slow in bfloat16 on a CPU, and autocast would take softmax to float32 and back
            with torch.autocast(x.device.type, enabled=False):
                a = torch.softmax(torch.add((q * (d // HEADS) ** -0.5) @ k.transpose(-1, -2), mask), -1) @ v
        a = a.transpose(1, 2).reshape(b, t, d)
        x = self.norm1(x + self.out(a))
        return self.norm2(x + self.down(F.gelu(self.up(x), approximate="tanh")))


class Bert(nn.Module):
    def __init__(self, pieces, layers):
        super().__init__()
        self.pieces, self.positions = nn.Embedding(pieces, SIZE), nn.Embedding(POSITIONS, SIZE)
        self.pieces.weight.requires_grad_(False)
        self.norm, self.drop = nn.LayerNorm(SIZE, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))

    def forward(self, ids, valid, extra=None):
        """ids, valid [B, T]; extra [B, T, SIZE] is added to the states after AFTER layers."""
        x = self.drop(self.norm(self.pieces(ids) + self.positions.weight[:ids.shape[1]]))
        half = torch.get_autocast_dtype(x.device.type) if torch.is_autocast_enabled(x.device.type) else x.dtype
        mask = torch.zeros(valid.shape, dtype=half, device=x.device).masked_fill(~valid, -1e4)[:, None, None, :]
        for i, layer in enumerate(self.layers):
            if i == AFTER and extra is not None:
                x = x + extra
            x = layer(x, mask)
        return x


def four_bits(table):
    """(codes in -7..7, a scale per row): the scale of least square error among a few."""
    top = table.abs().amax(1, keepdim=True).clamp_min(1e-8)
    best, codes, scales = None, None, None
    for part in (1.0, 0.9, 0.8, 0.7, 0.6, 0.5):
        s = top * part / 7
        c = (table / s).round().clamp(-7, 7)
        err = ((c * s - table) ** 2).sum(1, keepdim=True)
        if best is None:
            best, codes, scales = err, c, s
        else:
            less = err < best
            best, codes, scales = torch.where(less, err, best), torch.where(less, c, codes), torch.where(less, s, scales)
    return codes.to(torch.int8), scales.squeeze(1)


def onnx_weights(path):
    """{name as in PyTorch: float32 tensor} of a BERT in an ONNX file; products carry the name of their node only."""
    import onnx
    from onnx import numpy_helper
    graph = onnx.load(path).graph
    w = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    for n in graph.node:
        if n.op_type == "MatMul" and n.input[1] in w:
            name = n.name.strip("/").removesuffix("/MatMul").replace("/", ".")
            w[name + ".weight"] = w[n.input[1]].T
    return {k: torch.from_numpy(np.array(v, dtype=np.float32)) for k, v in w.items() if v.dtype == np.float32}


def load(folder, rows, layers):
    """A Bert of the encoder in a folder (encoder.onnx). rows: ids of its own vocabulary that are kept, in order."""
    w = onnx_weights(os.path.join(folder, "encoder.onnx"))
    bert = Bert(len(rows), layers)
    with torch.no_grad():
        codes, scales = four_bits(w["embeddings.word_embeddings.weight"][rows])
        bert.pieces.weight.copy_(codes * scales.unsqueeze(1))
        bert.positions.weight.copy_(w["embeddings.position_embeddings.weight"] + w["embeddings.token_type_embeddings.weight"][0])
        copy(bert.norm, w, "embeddings.LayerNorm")
        for i, layer in enumerate(bert.layers):
            p = f"encoder.layer.{i}."
            for part in ("weight", "bias"):
                getattr(layer.qkv, part).copy_(torch.cat([w[f"{p}attention.self.{x}.{part}"] for x in ("query", "key", "value")]))
            copy(layer.out, w, p + "attention.output.dense")
            copy(layer.norm1, w, p + "attention.output.LayerNorm")
            copy(layer.up, w, p + "intermediate.dense")
            copy(layer.down, w, p + "output.dense")
            copy(layer.norm2, w, p + "output.LayerNorm")
    return bert


def copy(module, weights, name):
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
