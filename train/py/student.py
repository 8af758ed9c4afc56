"""The students that ship: small BiLSTMs over word types. FORWARD.md says the same computation op by op, in 8 bits."""

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import data
import features
import gazetteer as gaz
import heads
from labels import TAGS
from sets import UPOS

WORD = 100


class TypeEncoder(nn.Module):
    """A word type to a vector. Costs nothing where it is cached, so it may be large."""

    def __init__(self, vectors, bag, shape, hidden, size):
        super().__init__()
        self.words = nn.Embedding.from_pretrained(torch.as_tensor(vectors), freeze=True)
        self.bag = nn.EmbeddingBag(features.HASH_ROWS, bag, mode="sum")
        nn.init.normal_(self.bag.weight, std=0.15)
        self.shape = nn.Embedding(features.SHAPE_ROWS, shape)
        nn.init.normal_(self.shape.weight, std=0.3)
        self.hidden = nn.Linear(vectors.shape[1] + bag + shape + gaz.WORD_BITS, hidden)
        self.out = nn.Linear(hidden, size)

    def inputs(self, t):
        flat = t["bags"][t["bags"] >= 0]
        counts = (t["bags"] >= 0).sum(1)
        bag = self.bag(flat, torch.cat([counts.new_zeros(1), counts.cumsum(0)[:-1]])) * counts.float().rsqrt().unsqueeze(1)
        words = self.words(t["rows"])
        if self.training:  # unknown words, and words known by their vector only
            words = words * (torch.rand(len(words), 1, device=words.device) > 0.08)
            bag = bag * (torch.rand(len(bag), 1, device=bag.device) > 0.1)
        return torch.cat([words, bag, self.shape(t["shapes"]), t["bits"]], 1)

    def forward(self, t, drop):
        return self.out(drop(F.relu(self.hidden(self.inputs(t)))))


class CoupledLSTM(nn.Module):
    """An LSTM that forgets as much as it takes in (Greff et al. 2017): three gates, in, candidate and out, for four."""

    def __init__(self, size, hidden):
        super().__init__()
        self.weight_ih_l0 = nn.Parameter(torch.empty(3 * hidden, size))
        self.weight_hh_l0 = nn.Parameter(torch.empty(3 * hidden, hidden))
        self.bias_ih_l0 = nn.Parameter(torch.zeros(3 * hidden))
        self.register_buffer("bias_hh_l0", torch.zeros(3 * hidden))

    def forward(self, x):
        """(states, None): PyTorch's LSTM with the forget gate of the opposite sign, since 1 - sigmoid(x) = sigmoid(-x)."""
        def four(w):
            i, rest = w.split([len(w) // 3, 2 * len(w) // 3])
            return torch.cat([i, -i, rest])

        start = x.new_zeros(1, x.shape[0], self.weight_hh_l0.shape[1])
        weights = [four(w) for w in (self.weight_ih_l0, self.weight_hh_l0, self.bias_ih_l0, self.bias_hh_l0)]
        return torch._VF.lstm(x, (start, start), weights, True, 1, 0.0, self.training, False, True)[0], None


class BiLSTM(nn.Module):
    """Two LSTMs, the second over the sentence reversed; plain calls, since packed sequences are slow on a CPU."""

    def __init__(self, size, hidden, coupled):
        super().__init__()
        self.forth, self.back = (CoupledLSTM(size, hidden) if coupled else nn.LSTM(size, hidden, batch_first=True) for _ in range(2))
        for m in (self.forth, self.back):
            nn.init.orthogonal_(m.weight_hh_l0)
            nn.init.xavier_uniform_(m.weight_ih_l0)
            with torch.no_grad():  # remember at first
                if coupled:
                    m.bias_ih_l0.zero_()[:hidden] = -1
                else:
                    m.bias_ih_l0.zero_()[hidden:2 * hidden] = 1
                m.bias_hh_l0.zero_()
            m.bias_hh_l0.requires_grad_(False)

    def forward(self, x, reverse):
        """reverse [B, T]: index of each token's mirror image within its sentence."""
        index = reverse.unsqueeze(-1)
        b = self.back(x.gather(1, index.expand_as(x)))[0]
        return torch.cat([self.forth(x)[0], b.gather(1, index.expand_as(b))], -1)


class Drop(nn.Module):
    """Dropout with one mask for all tokens of a sentence."""

    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or not self.p:
            return x
        keep = 1 - self.p
        return x * torch.empty(x.shape[0], 1, x.shape[-1], device=x.device).bernoulli_(keep).div_(keep)


class StudentTree(nn.Module):
    """Arcs by a biaffine product, labels by a small network over the token and its head."""

    def __init__(self, size, relations, arc, label, drop):
        super().__init__()
        self.root = nn.Parameter(torch.zeros(size))
        self.arc_dep, self.arc_head, self.arc = nn.Linear(size, arc), nn.Linear(size, arc), nn.Linear(arc, arc)
        self.label_dep, self.label_head = nn.Linear(size, label), nn.Linear(size, label, bias=False)
        self.label_out = nn.Linear(label, relations)
        self.drop = Drop(drop)

    def forward(self, x):
        rooted = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        dep, head = self.drop(F.relu(self.arc_dep(x))), self.drop(F.relu(self.arc_head(rooted)))
        return self.arc(dep) @ head.transpose(1, 2), self.label_dep(x), self.label_head(rooted)

    def labels(self, dep, head, heads_):
        chosen = head.gather(1, heads_.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        return self.label_out(self.drop(F.relu(dep + chosen)))


class Student(nn.Module):
    def __init__(self, config, vectors, relations=0):
        super().__init__()
        c = config
        self.config = c
        self.types = TypeEncoder(vectors, c["bag"], c["shape"], c["type_hidden"], c["size"])
        self.context = nn.Parameter(torch.randn(features.CONTEXT_BITS, c["size"]) * 0.1)
        widths = [c["size"]] + [2 * c["lstm"]] * c["layers"]
        self.layers = nn.ModuleList(BiLSTM(widths[i], c["lstm"], c.get("coupled")) for i in range(c["layers"]))
        self.drop_in, self.drop = Drop(c["drop_in"]), Drop(c["drop"])
        self.drop_type = nn.Dropout(c["drop_in"])
        out = 2 * c["lstm"]
        if c["task"] == "names":
            self.names = heads.Names(out)
        else:
            self.upos = nn.Linear(out, len(UPOS))
            self.tree = StudentTree(out, relations, c["arc"], c["label"], c["drop"])

    def forward(self, b):
        """States [B, T, 2*lstm]."""
        unique, inverse = b["types"].unique(return_inverse=True)
        x = self.types(b["type_features"], self.drop_type)[inverse] + data.bits(b["context"]) @ self.context
        x = self.drop_in(x)
        t = torch.arange(x.shape[1], device=x.device)
        last = b["lengths"].unsqueeze(1) - 1
        reverse = torch.where(t <= last, last - t, t)
        for layer in self.layers:
            x = self.drop(layer(x, reverse))
        return x

    def multiply_adds(self):
        """A token, without what is cached per type and the arcs (length x arc)."""
        n = sum(w.numel() for layer in self.layers for k, w in layer.named_parameters() if "weight" in k)
        heads_ = [self.names.emit] if self.config["task"] == "names" else [
            self.upos, self.tree.arc_dep, self.tree.arc_head, self.tree.arc, self.tree.label_dep, self.tree.label_head, self.tree.label_out]
        return n + sum(m.weight.numel() for m in heads_)


def with_types(b, types):
    b["type_features"] = data.type_tensors(types, b["types"].unique())
    return b


class Average:
    """Exponential moving average of the parameters that are trained."""

    def __init__(self, model, decay):
        self.decay, self.n = decay, 0
        self.values = {k: v.detach().clone() for k, v in model.named_parameters() if v.requires_grad}

    def update(self, model):
        self.n += 1
        d = min(self.decay, (1 + self.n) / (10 + self.n))
        named = [(self.values[k], v.detach()) for k, v in model.named_parameters() if v.requires_grad]
        torch._foreach_lerp_([a for a, _ in named], [v for _, v in named], 1 - d)

    def state(self, model):
        return {**model.state_dict(), **self.values}
