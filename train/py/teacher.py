"""The large network, teacher of the small ones: a transformer over chunks of consecutive sentences, heads for names, tags and tree."""

import torch
import torch.nn.functional as F
from torch import nn

import bert
import data
import features
import gazetteer as gaz
import heads
import pieces
import student
from labels import TAGS
from sets import UPOS

BAG, SHAPE, HIDDEN = 48, 16, 256  # of a word type
NAMES, SYNTAX, ARC, LABEL = 256, 384, 256, 192


class Own(nn.Module):
    """What a word is by itself and by the lists, as an addition to the states of its pieces: the pieces know no case."""

    def __init__(self):
        super().__init__()
        self.bag = nn.EmbeddingBag(features.HASH_ROWS, BAG, mode="sum")
        self.shape = nn.Embedding(features.SHAPE_ROWS, SHAPE)
        nn.init.normal_(self.bag.weight, std=0.15)
        nn.init.normal_(self.shape.weight, std=0.3)
        self.hidden, self.out = nn.Linear(BAG + SHAPE + gaz.WORD_BITS, HIDDEN), nn.Linear(HIDDEN, bert.SIZE)
        self.context = nn.Parameter(torch.randn(features.CONTEXT_BITS, bert.SIZE) * 0.02)
        nn.init.normal_(self.out.weight, std=0.02)

    def types(self, t):
        """Vectors of word types [U, SIZE]."""
        flat = t["bags"][t["bags"] >= 0]
        counts = (t["bags"] >= 0).sum(1)
        bag = self.bag(flat, torch.cat([counts.new_zeros(1), counts.cumsum(0)[:-1]])) * counts.float().rsqrt().unsqueeze(1)
        return self.out(F.relu(self.hidden(torch.cat([bag, self.shape(t["shapes"]), t["bits"]], 1))))

    def forward(self, b):
        return self.types(b["type_features"])[b["unique"]] + data.bits(b["context"]) @ self.context


class Teacher(nn.Module):
    def __init__(self, encoder, relations):
        super().__init__()
        self.bert, self.own = encoder, Own()
        self.down_names, self.down_syntax = nn.Linear(2 * bert.SIZE, NAMES), nn.Linear(2 * bert.SIZE, SYNTAX)
        self.drop = nn.Dropout(0.2)
        self.names = heads.Names(NAMES)
        self.upos = nn.Linear(SYNTAX, len(UPOS))
        self.tree = student.StudentTree(SYNTAX, relations, ARC, LABEL, 0.2)

    def new_parameters(self):
        old = {id(p) for p in self.bert.parameters()}
        return [p for p in self.parameters() if id(p) not in old]

    def words(self, b):
        """States of words [sentences, T, 2 * SIZE]: of the first and the last piece. b: see chunk_batch."""
        own = self.own(b)
        own = torch.cat([own.new_zeros(1, own.shape[-1]), own[b["valid"]]])
        x = self.bert(b["pieces"], b["piece_ok"], own[b["piece_word"]])
        flat = x.reshape(-1, x.shape[-1])
        return self.drop(torch.cat([flat[b["first"]], flat[b["last"]]], -1))

    def for_names(self, words):
        return self.drop(F.relu(self.down_names(words)))

    def for_syntax(self, words):
        return self.drop(F.relu(self.down_syntax(words)))


def chunk_batch(group, cut, types, relations=None):
    """Tensors of some chunks: those of data.batch for their sentences, and the pieces with where each word lies."""
    sentences = [s for c in group for s in c]
    b = data.batch(sentences, types, relations)
    unique, inverse = b["types"].unique(return_inverse=True)
    b["unique"], b["type_features"] = inverse, data.type_tensors(types, unique)
    width = min(max(sum(len(cut.word(w)) for s in c for w in s.tokens) for c in group) + 2, bert.POSITIONS)
    rows, words_of, firsts, lasts = [], [], [], []
    word = 0
    for i, c in enumerate(group):
        ids, of = [pieces.BEGIN], [0]
        for s in c:
            first, last = [], []
            for w in s.tokens:
                word += 1
                p = cut.word(w)[:max(1, width - 1 - len(ids))]
                if len(ids) + len(p) >= width:  # beyond the window: shares the last place
                    first.append(i * width + width - 2)
                    last.append(i * width + width - 2)
                    continue
                first.append(i * width + len(ids))
                ids += p
                of += [word] * len(p)
                last.append(i * width + len(ids) - 1)
            firsts.append(first)
            lasts.append(last)
        rows.append(ids + [pieces.END])
        words_of.append(of + [0])
    for l in rows + words_of:
        l += [0] * (width - len(l))
    b["pieces"], b["piece_word"] = torch.tensor(rows), torch.tensor(words_of)
    b["piece_ok"] = b["pieces"] != pieces.PAD
    pad = b["types"].shape[1]
    b["first"] = torch.tensor([f + [0] * (pad - len(f)) for f in firsts])
    b["last"] = torch.tensor([f + [0] * (pad - len(f)) for f in lasts])
    return b
