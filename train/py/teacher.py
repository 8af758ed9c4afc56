"""The teacher: MiniLM over chunks of consecutive sentences, our features added, heads for names or for tags and tree."""

import os

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer
from torch import nn

import data
import features
import gazetteer as gaz
import heads
from bert import Bert

MAX_PIECES = 12  # of a word


class Pieces:
    def __init__(self, folder):
        self.tokenizer = Tokenizer.from_file(os.path.join(folder, "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.cache = {}

    def word(self, w):
        ids = self.cache.get(w)
        if ids is None:
            ids = self.tokenizer.encode(w, add_special_tokens=False).ids[:MAX_PIECES] or [100]
            self.cache[w] = ids
        return ids


class Teacher(nn.Module):
    def __init__(self, relations=0, names=True):
        super().__init__()
        self.bert = Bert()
        self.shapes = nn.Embedding(features.SHAPE_ROWS, 32)
        self.bag = nn.EmbeddingBag(features.HASH_ROWS, 48, mode="mean")
        self.extra = nn.Linear(32 + 48 + features.CONTEXT_BITS + gaz.WORD_BITS, Bert.SIZE)
        nn.init.normal_(self.bag.weight, std=0.3)
        self.down = nn.Linear(2 * Bert.SIZE, 256)
        self.lstm = nn.LSTM(256, 192, batch_first=True, bidirectional=True)
        self.drop = nn.Dropout(0.3)
        self.names = heads.Names(384) if names else None
        self.tree = heads.Tree(384, relations, 256, 128) if relations else None
        self.upos = nn.Linear(384, 17) if relations else None

    def new_parameters(self):
        old = {id(p) for p in self.bert.parameters()}
        return [p for p in self.parameters() if id(p) not in old]

    def forward(self, b):
        """States [sentences, T, 384]. b: data.batch plus pieces (see chunk_batch)."""
        t = b["type_features"]
        flat = t["bags"][t["bags"] >= 0]
        counts = (t["bags"] >= 0).sum(1)
        bag = self.bag(flat, torch.cat([counts.new_zeros(1), counts.cumsum(0)[:-1]]))
        kind = torch.cat([bag, self.shapes(t["shapes"]), t["bits"]], 1)[b["unique"]]
        own = self.extra(torch.cat([kind, data.bits(b["context"])], -1))
        own = torch.cat([own.new_zeros(1, own.shape[-1]), own[b["valid"]]])
        x = self.bert(b["pieces"], b["piece_ok"], own[b["piece_word"]])
        flat = x.reshape(-1, x.shape[-1])
        word = torch.cat([flat[b["first"]], flat[b["last"]]], -1)
        h = F.relu(self.down(self.drop(word)))
        packed = nn.utils.rnn.pack_padded_sequence(self.drop(h), b["lengths"], batch_first=True, enforce_sorted=False)
        out, _ = nn.utils.rnn.pad_packed_sequence(self.lstm(packed)[0], batch_first=True, total_length=h.shape[1])
        return self.drop(out)


def chunks(sentences, most=110):
    """Lists of consecutive sentences of one document, up to `most` words together."""
    out, cur, size = [], [], 0
    for s in sentences:
        n = len(s.tokens)
        if cur and (cur[-1].set, cur[-1].doc) == (s.set, s.doc) and s.doc > 0 and size + n <= most:
            cur.append(s)
            size += n
            continue
        if cur:
            out.append(cur)
        cur, size = [s], n
    return out + [cur] if cur else out


def chunk_batch(group, pieces, types, relations=None):
    """Tensors of some chunks: those of data.batch for their sentences, and the pieces with where each word lies."""
    sentences = [s for c in group for s in c]
    b = data.batch(sentences, types, relations)
    unique, inverse = b["types"].unique(return_inverse=True)
    b["unique"], b["type_features"] = inverse, data.type_tensors(types, unique)
    width = max(sum(len(pieces.word(w)) for s in c for w in s.tokens) for c in group) + 2
    width = min(width, 512)
    ids = torch.zeros(len(group), width, dtype=torch.long)
    word_of = torch.zeros(len(group), width, dtype=torch.long)
    t = b["types"].shape[1]
    first, last = torch.zeros(len(sentences), t, dtype=torch.long), torch.zeros(len(sentences), t, dtype=torch.long)
    word, row = 0, 0
    for i, c in enumerate(group):
        ids[i, 0], at = 101, 1
        for s in c:
            for j, w in enumerate(s.tokens):
                word += 1
                p = pieces.word(w)[:max(1, width - 1 - at)]
                start = min(at, width - 2)
                ids[i, start:start + len(p)] = torch.tensor(p)[:width - start]
                word_of[i, start:start + len(p)] = word
                first[row, j], last[row, j] = i * width + start, i * width + min(start + len(p), width) - 1
                at = start + len(p)
            row += 1
        ids[i, min(at, width - 1)] = 102
    b["pieces"], b["piece_word"], b["piece_ok"] = ids, word_of, ids != 0
    b["first"], b["last"] = first, last
    return b
