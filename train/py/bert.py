"""MiniLM-L6-H384, a small BERT, from its safetensors file. Forward only what is needed: states of all pieces."""

import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import nn


class Layer(nn.Module):
    def __init__(self, size, heads, inner):
        super().__init__()
        self.heads = heads
        self.qkv, self.out = nn.Linear(size, 3 * size), nn.Linear(size, size)
        self.up, self.down = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm1, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)

    def forward(self, x, mask):
        b, t, d = x.shape
        q, k, v = self.qkv(x).view(b, t, 3, self.heads, d // self.heads).permute(2, 0, 3, 1, 4)
        if x.device.type == "cuda":
            a = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        else:  # the fused one's backward pass is slow in bfloat16 on a CPU
            a = torch.softmax(q @ k.transpose(-1, -2) * (d // self.heads) ** -0.5 + mask, -1).to(v.dtype) @ v
        a = a.transpose(1, 2).reshape(b, t, d)
        x = self.norm1(x + self.out(a))
        return self.norm2(x + self.down(F.gelu(self.up(x))))


class Bert(nn.Module):
    SIZE, HEADS, INNER, LAYERS, VOCABULARY = 384, 12, 1536, 6, 30522

    def __init__(self, layers=LAYERS):
        super().__init__()
        self.pieces, self.positions = nn.Embedding(self.VOCABULARY, self.SIZE), nn.Embedding(512, self.SIZE)
        self.kind = nn.Parameter(torch.zeros(self.SIZE))
        self.norm, self.drop = nn.LayerNorm(self.SIZE, eps=1e-12), nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(self.SIZE, self.HEADS, self.INNER) for _ in range(layers))

    def forward(self, ids, valid, extra=None, after=2):
        """ids, valid [B, T]; extra [B, T, SIZE] is added to the states after that many layers."""
        x = self.pieces(ids) + self.positions.weight[:ids.shape[1]] + self.kind
        x = self.drop(self.norm(x))
        half = torch.get_autocast_dtype(x.device.type) if torch.is_autocast_enabled(x.device.type) else x.dtype
        mask = torch.zeros(valid.shape, dtype=half, device=x.device).masked_fill(~valid, -1e4)[:, None, None, :]
        for i, layer in enumerate(self.layers):
            if i == after and extra is not None:
                x = x + extra
            x = layer(x, mask)
        return x

    def load(self, path):
        w = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
        with torch.no_grad():
            self.pieces.weight.copy_(w["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(w["embeddings.position_embeddings.weight"])
            self.kind.copy_(w["embeddings.token_type_embeddings.weight"][0])
            copy(self.norm, w, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for part, n in (("weight", 0), ("bias", 0)):
                    getattr(layer.qkv, part).copy_(torch.cat([w[f"{p}attention.self.{x}.{part}"] for x in ("query", "key", "value")]))
                copy(layer.out, w, p + "attention.output.dense")
                copy(layer.norm1, w, p + "attention.output.LayerNorm")
                copy(layer.up, w, p + "intermediate.dense")
                copy(layer.down, w, p + "output.dense")
                copy(layer.norm2, w, p + "output.LayerNorm")
        return self


def copy(module, weights, name):
    module.weight.copy_(weights[name + ".weight"])
    module.bias.copy_(weights[name + ".bias"])
