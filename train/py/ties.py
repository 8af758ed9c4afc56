"""What two names of a sentence are to each other: a large network learns it from labelled sentences, and a small table from the large network.

    ties.py teach  --pairs FILE... --encoder DIR --init TEACHER --out TEACHER   fine-tune the transformer; with --teacher it goes on from one
    ties.py label  --pairs FILE    --encoder DIR --teacher TEACHER --out FILE   its probabilities of each class for each pair
    ties.py learn  --pairs FILE... --soft FILE... --glove FILE --out FILE       the table that ships (relation/lexicon/ties.bin)

Pairs are what `go test ./relation -run TiePairs` writes, a line of JSON each. A fifth of the sentences, told by a checksum, is never learnt
from and scored at the end; --all learns from them as well."""

import argparse
import collections
import json
import math
import random
import struct
import zlib

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

import bert
import pieces
import vectors

KINDS = ["person", "organisation", "country", "place", "group"]
MUTUAL = {"consult", "agree", "cooperate"}
TYPES = ["said", "consult", "agree", "accuse", "support", "request", "reject", "threaten", "assault", "aid", "sanction", "coerce", "yield", "role",
         "member", "personnel", "investigate", "cooperate", "protest", "mobilize"]
CLASSES = [t + d for t in TYPES for d in ("=" if t in MUTUAL else "><")] + ["none"]
INDEX = {c: i for i, c in enumerate(CLASSES)}
LONGEST, ROWS, SLOTS = 200, 1 << 15, 5


def read(files):
    return [json.loads(line) for f in files for line in open(f, encoding="utf-8")]


def held(pair):
    """Whether the sentence is one of those that are scored, not learnt from; cases and the event corpus have scores of their own."""
    return not pair["id"].startswith(("case:", "deed:", "event:")) and zlib.crc32(pair["id"].encode()) % 5 == 0


def key(pair):
    """What tells a pair from all others, also when the rules have changed."""
    return f"{pair['id']} {pair['a']} {pair['b']}"


def target(pair):
    """The classes' shares, or None where the labels leave it open."""
    y = np.zeros(len(CLASSES), dtype=np.float32)
    known = [INDEX[c] for c in pair["is"] or []]
    if known:
        y[known] = 1 / len(known)
    elif pair["may"]:
        return None
    else:
        y[-1] = 1
    return y


class Teacher(nn.Module):
    """A transformer over the sentence, in which the two names are marked by what they are."""

    def __init__(self, encoder):
        super().__init__()
        self.cut = pieces.Pieces(encoder)
        self.bert = bert.load(encoder, self.cut.rows, 12)
        self.mark = nn.Embedding(2 * len(KINDS) + 1, bert.SIZE, padding_idx=0)
        nn.init.normal_(self.mark.weight, std=0.02)
        with torch.no_grad():
            self.mark.weight[0] = 0
        self.out = nn.Sequential(nn.Dropout(0.1), nn.Linear(3 * bert.SIZE, bert.SIZE), nn.GELU(), nn.Dropout(0.1), nn.Linear(bert.SIZE, len(CLASSES)))

    def encode(self, pair):
        """(ids, marks) of the pieces."""
        ids, marks = [pieces.BEGIN], [0]
        for i, word in enumerate(pair["words"]):
            p = self.cut.word(word)
            if len(ids) + len(p) >= LONGEST:
                break
            mark = 0
            if pair["a"][0] <= i < pair["a"][1]:
                mark = 1 + KINDS.index(pair["ta"])
            elif pair["b"][0] <= i < pair["b"][1]:
                mark = 1 + len(KINDS) + KINDS.index(pair["tb"])
            ids += p
            marks += [mark] * len(p)
        return ids + [pieces.END], marks + [0]

    def forward(self, ids, marks):
        b, valid = self.bert, ids != pieces.PAD
        x = b.drop(b.norm(b.pieces(ids) + b.positions.weight[:ids.shape[1]] + self.mark(marks)))
        half = torch.get_autocast_dtype("cpu") if torch.is_autocast_enabled("cpu") else x.dtype
        mask = torch.zeros(valid.shape, dtype=half).masked_fill(~valid, -1e4)[:, None, None, :]
        for layer in b.layers:
            x = layer(x, mask)
        one, two = (marks > 0) & (marks <= len(KINDS)), marks > len(KINDS)
        mean = lambda m: (x * m.unsqueeze(-1)).sum(1) / m.sum(1, keepdim=True).clamp_min(1)
        return self.out(torch.cat([mean(one), mean(two), x[:, 0]], -1)).float()


def groups(items, size, rng=None):
    """Batches of indices, of like length; shuffled with rng."""
    at = list(range(len(items)))
    if rng is None:
        at.sort(key=lambda k: len(items[k][0]))
        return [at[i:i + size] for i in range(0, len(at), size)]
    rng.shuffle(at)
    pools = [sorted(at[i:i + 20 * size], key=lambda k: len(items[k][0])) for i in range(0, len(at), 20 * size)]
    out = [p[i:i + size] for p in pools for i in range(0, len(p), size)]
    rng.shuffle(out)
    return out


def padded(items, batch):
    width = max(len(items[k][0]) for k in batch)
    out = torch.zeros(2, len(batch), width, dtype=torch.long)
    for r, k in enumerate(batch):
        for c in range(2):
            out[c, r, :len(items[k][c])] = torch.tensor(items[k][c])
    return out[0], out[1]


def cross_entropy(logits, y):
    return -(F.log_softmax(logits, -1) * y).sum(-1).mean()


def teach(args):
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    pairs = [p for p in read(args.pairs) if args.all or not held(p)]
    told = {p["id"] for p in pairs if p["is"] or p["found"]}
    pairs = [p for p in pairs if p["id"] in told or rng.random() < 0.35]  # most sentences tell of nothing
    if args.most:
        rng.shuffle(pairs)
        pairs = pairs[:args.most]
    pairs = [(p, y) for p in pairs if (y := target(p)) is not None]
    model = Teacher(args.encoder)
    if args.teacher:
        model.load_state_dict(torch.load(args.teacher))
    elif args.init:
        begun = torch.load(args.init, map_location="cpu", weights_only=False)["average"]
        model.bert.load_state_dict({k[5:]: v for k, v in begun.items() if k.startswith("bert.")}, strict=False)
    x, y = [model.encode(p) for p, _ in pairs], torch.tensor(np.array([y for _, y in pairs]))
    new = [p for n, p in model.named_parameters() if not n.startswith("bert.")]
    old = [p for n, p in model.named_parameters() if n.startswith("bert.") and p.requires_grad]
    rates = [4e-5, 4e-5] if args.teacher else [8e-5, 5e-4]
    optimizer = torch.optim.AdamW([{"params": old}, {"params": new}], weight_decay=0.01)
    size, step = 32, 0
    steps = args.epochs * math.ceil(len(x) / size)
    for epoch in range(args.epochs):
        model.train()
        for batch in groups(x, size, rng):
            for g, rate in zip(optimizer.param_groups, rates):
                g["lr"] = rate * min(1, step / (0.06 * steps)) * max(0.02, 1 - step / steps)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                logits = model(*padded(x, batch))
            loss = cross_entropy(logits, y[batch])
            optimizer.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            step += 1
        print("epoch", epoch, "loss", round(loss.item(), 3), flush=True)
    torch.save(model.state_dict(), args.out)
    rest = [p for p in read(args.pairs) if held(p)]
    report(rest, probabilities(model, rest))


def probabilities(model, pairs):
    model.eval()
    x, out = [model.encode(p) for p in pairs], np.zeros((len(pairs), len(CLASSES)), dtype=np.float32)
    with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
        for batch in groups(x, 128):
            out[batch] = F.softmax(model(*padded(x, batch)), -1).numpy()
    return out


def label(args):
    model = Teacher(args.encoder)
    model.load_state_dict(torch.load(args.teacher))
    pairs = read(args.pairs)
    np.savez(args.out, keys=np.array([key(p) for p in pairs]), shares=probabilities(model, pairs).astype(np.float16))


class Table(nn.Module):
    """Rows of signs and of words by slot, summed, cut at zero and weighed; a word's row comes from its vector alone."""

    def __init__(self, words, known, glove, hidden):
        super().__init__()
        self.signs = nn.EmbeddingBag(ROWS, hidden, mode="sum")
        nn.init.normal_(self.signs.weight, std=0.3 / math.sqrt(hidden))
        self.vectors = torch.tensor(np.array([glove[known[w]] for w in words], dtype=np.float32))
        self.project = nn.Parameter(torch.randn(SLOTS, self.vectors.shape[1], hidden) * 0.02)
        self.bias, self.drop, self.out = nn.Parameter(torch.zeros(hidden)), nn.Dropout(0.2), nn.Linear(hidden, len(CLASSES))

    def forward(self, signs, starts, slots, words, of):
        x = self.signs(signs, starts) + self.bias
        for s in range(SLOTS):
            here = slots == s
            x = x.index_add(0, of[here], self.vectors[words[here]] @ self.project[s])
        return self.out(self.drop(F.relu(x)))

    def rows(self):
        """All rows, of signs and then of words by slot [ROWS + SLOTS * words, hidden]."""
        words = torch.einsum("nd,sdh->snh", self.vectors, self.project)
        return torch.cat([self.signs.weight, words.reshape(-1, words.shape[-1])]).detach().numpy()


def bag(pairs, at, batch, rng=None):
    """The input of a Table; with rng a tenth of signs and words is left out."""
    keep = (lambda: True) if rng is None else (lambda: rng.random() > 0.1)
    signs, starts, slots, words, of = [], [], [], [], []
    for row, k in enumerate(batch):
        starts.append(len(signs))
        signs += [s for s in pairs[k]["signs"] if keep()]
        for slot, word in ((int(w[0]), at.get(w[1:])) for w in pairs[k]["slots"] or []):
            if word is not None and keep():
                slots.append(slot)
                words.append(word)
                of.append(row)
    return [torch.tensor(x, dtype=torch.long) for x in (signs, starts, slots, words, of)]


def learn(args):
    torch.manual_seed(args.seed)
    rng = random.Random(args.seed)
    thought = {}
    for file in args.soft:
        z = np.load(file)
        thought.update(zip(z["keys"].tolist(), z["shares"].astype(np.float32)))
    pairs, shares, rest = [], [], []
    for p in read(args.pairs):
        if p["labelled"] and held(p) and not args.all:
            rest.append(p)
            continue
        q, y = thought.get(key(p)), target(p) if p["labelled"] else None
        if q is None and y is None:
            continue
        parts = [x / x.sum() for x in (q, y) if x is not None]
        pairs.append(p)
        shares.append(parts[0] if len(parts) == 1 else args.trust * parts[1] + (1 - args.trust) * parts[0])
    known, glove = vectors.load(args.glove, args.cache, args.kept)
    count = collections.Counter(w[1:] for p in pairs for w in set(p["slots"] or []))
    words = sorted([w for w, _ in count.most_common() if w in known][:args.words])
    at = {w: i for i, w in enumerate(words)}
    model = Table(words, known, glove, args.hidden)
    optimizer = torch.optim.Adam(model.parameters())
    y, order, size, step = torch.tensor(np.array(shares)), list(range(len(pairs))), 128, 0
    steps = args.epochs * math.ceil(len(pairs) / size)
    for epoch in range(args.epochs):
        model.train()
        rng.shuffle(order)
        for i in range(0, len(order), size):
            batch = order[i:i + size]
            for g in optimizer.param_groups:
                g["lr"] = 3e-3 * max(0.02, 1 - step / steps)
            loss = cross_entropy(model(*bag(pairs, at, batch, rng)), y[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
        print("epoch", epoch, "loss", round(loss.item(), 3), flush=True)
    model.eval()
    write(model, words, args.out)
    with torch.no_grad():
        out = [F.softmax(model(*bag(rest, at, range(i, min(i + 512, len(rest))))), -1).numpy() for i in range(0, len(rest), 512)]
    if rest:
        report(rest, np.concatenate(out))


def write(model, words, path):
    """The file that relation/judge.go reads: rows in 8 bits, with a scale for each hidden value that is folded into the weights."""
    rows, bias = model.rows(), model.bias.detach().numpy()
    out, base = model.out.weight.detach().numpy(), model.out.bias.detach().numpy()
    scale = np.maximum(np.quantile(np.abs(rows), 0.9998, axis=0), 1e-6) / 127
    folded = out * scale
    unit = float(np.abs(folded).max()) / 127
    eight = lambda x: np.clip(np.round(x), -127, 127).astype(np.int8)
    with open(path, "wb") as f:
        f.write((" ".join(CLASSES) + "\n" + " ".join(words) + "\n").encode())
        f.write(struct.pack("<Id", rows.shape[1], unit))
        f.write(eight(rows / scale).tobytes())
        f.write(np.round(bias / scale).astype("<i4").tobytes())
        for c in range(len(CLASSES)):
            f.write(struct.pack("<d", float(base[c])) + eight(folded[c] / unit).tobytes())


def report(pairs, p):
    """Recall and precision of the rules, of the network, and of the rules and where they find nothing the network."""
    best = lambda q, least: [CLASSES[int(q[:-1].argmax())]] if q[:-1].max() >= least else []
    rows = [("rules", [x["found"] or [] for x in pairs])]
    for least in (0.3, 0.4, 0.5, 0.7):
        own = [best(q, least) for q in p]
        rows += [(f"network {least}", own), (f"rules, else network {least}", [x["found"] or o for x, o in zip(pairs, own)])]
    for name, got in rows:
        gold = hit = given = right = 0
        for x, classes in zip(pairs, got):
            known = [c for c in x["is"] or [] if c[:-1] not in ("role", "member")]
            gold, hit = gold + len(known), hit + sum(c in classes for c in known)
            classes = [c for c in classes if c[:-1] not in ("role", "member")]
            given, right = given + len(classes), right + sum(c in known or c in (x["may"] or []) for c in classes)
        print(f"{name}: recall {100 * hit / max(gold, 1):.1f} % of {gold}, precision {100 * right / max(given, 1):.1f} % of {given}", flush=True)


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("what", choices=["teach", "label", "learn"])
    a.add_argument("--pairs", nargs="+", required=True)
    a.add_argument("--soft", nargs="+", help="for each file of pairs what label wrote")
    a.add_argument("--encoder")
    a.add_argument("--init", help="a checkpoint of teach.py whose encoder it begins with")
    a.add_argument("--teacher")
    a.add_argument("--glove")
    a.add_argument("--cache")
    a.add_argument("--kept", type=int, default=110000, help="words of the package that are read")
    a.add_argument("--out", required=True)
    a.add_argument("--epochs", type=int)
    a.add_argument("--hidden", type=int, default=48)
    a.add_argument("--words", type=int, default=6000)
    a.add_argument("--trust", type=float, default=0.5, help="how much of a share is the label's own, against the large network's")
    a.add_argument("--most", type=int, help="pairs that are learnt from")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--all", action="store_true")
    a.add_argument("--data", help="not asked: the pairs have the text")
    args = a.parse_args()
    args.epochs = args.epochs or {"teach": 5, "learn": 8, "label": 0}[args.what]
    {"teach": teach, "label": label, "learn": learn}[args.what](args)


if __name__ == "__main__":
    main()
