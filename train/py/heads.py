"""The heads: names (CRF), tags, and the tree (deep biaffine arcs and labels)."""

import torch
import torch.nn.functional as F
from torch import nn

from crf import CRF
from labels import TAGS


class Names(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.emit = nn.Linear(size, len(TAGS))
        self.crf = CRF()

    def forward(self, x):
        return self.emit(x)


class Tree(nn.Module):
    """arc[b, i, j]: score of token i having head j (0 is the root, a learned vector); label scores for given heads."""

    def __init__(self, size, relations, arc=192, label=96, drop=0.3):
        super().__init__()
        self.root = nn.Parameter(torch.zeros(size))
        self.arc_dep, self.arc_head = nn.Linear(size, arc), nn.Linear(size, arc)
        self.label_dep, self.label_head = nn.Linear(size, label), nn.Linear(size, label)
        self.arc = nn.Linear(arc, arc)  # bias: how likely a token is a head
        self.bilinear = nn.Parameter(torch.randn(relations, label, label) * label ** -1)
        self.label_out_dep, self.label_out_head = nn.Linear(label, relations), nn.Linear(label, relations, bias=False)
        self.drop = nn.Dropout(drop)

    def forward(self, x):
        """States [B, T, size] to arcs [B, T, T+1] and the states for labels."""
        rooted = torch.cat([self.root.expand(x.shape[0], 1, -1).to(x.dtype), x], 1)
        dep, head = self.drop(F.relu(self.arc_dep(x))), self.drop(F.relu(self.arc_head(rooted)))
        arcs = self.arc(dep) @ head.transpose(1, 2)
        return arcs, self.drop(F.relu(self.label_dep(x))), self.drop(F.relu(self.label_head(rooted)))

    def labels(self, dep, head, heads):
        """Label scores [B, T, R] of each token under its head [B, T]."""
        chosen = head.gather(1, heads.unsqueeze(-1).expand(-1, -1, head.shape[-1]))
        pairs = torch.einsum("btd,rde,bte->btr", dep, self.bilinear.to(dep.dtype), chosen)
        return pairs + self.label_out_dep(dep) + self.label_out_head(chosen)


def tree_loss(tree, arcs, dep, head, batch):
    """Cross entropy of heads and labels, per sentence, over tokens with an annotation (heads >= 0)."""
    heads, rels = batch["heads"], batch["rels"]
    arcs = arcs.float().masked_fill(~batch["head_ok"].unsqueeze(1), -1e4)
    known = heads >= 0
    a = F.cross_entropy(arcs.transpose(1, 2), heads.clamp_min(0), reduction="none") * known
    scores = tree.labels(dep, head, heads.clamp_min(0)).float()
    l = F.cross_entropy(scores.transpose(1, 2), rels.clamp_min(0), reduction="none") * known
    return (a + l).sum(1), arcs
