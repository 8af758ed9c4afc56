"""The head for names (a CRF), and the loss of trees."""

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


def soft_tree_loss(tree, arcs, dep, head, batch):
    """Cross entropy of heads and labels with a teacher's probabilities, per sentence; the labels are those to the heads of its tree."""
    arcs = arcs.float().masked_fill(~batch["head_ok"].unsqueeze(1), -1e4)
    scores = tree.labels(dep, head, batch["heads"].clamp_min(0)).float()
    return -((batch["soft_arcs"] * arcs.log_softmax(-1)).sum((1, 2)) + (batch["soft_rels"] * scores.log_softmax(-1)).sum((1, 2)))


def tree_loss(tree, arcs, dep, head, batch):
    """Cross entropy of heads and labels, per sentence, over tokens with an annotation (heads >= 0)."""
    heads, rels = batch["heads"], batch["rels"]
    arcs = arcs.float().masked_fill(~batch["head_ok"].unsqueeze(1), -1e4)
    known = heads >= 0
    a = F.cross_entropy(arcs.transpose(1, 2), heads.clamp_min(0), reduction="none") * known
    scores = tree.labels(dep, head, heads.clamp_min(0)).float()
    l = F.cross_entropy(scores.transpose(1, 2), rels.clamp_min(0), reduction="none") * known
    return (a + l).sum(1), arcs
