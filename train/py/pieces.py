"""Words to pieces: WordPiece over a vocabulary cut to what English text needs."""

import json
import os
import re

from tokenizers import Tokenizer

MOST = 12  # pieces of a word
PAD, UNKNOWN, BEGIN, END = 0, 1, 2, 3
KEPT = re.compile("(##)?[\u0021-\u007e\u00a1-\u024f\u2010-\u203a\u20a0-\u20bf]+")


class Pieces:
    """rows: the ids in the full vocabulary of the pieces kept, the four special ones first."""

    def __init__(self, folder):
        with open(os.path.join(folder, "tokenizer.json"), encoding="utf-8") as f:
            t = json.load(f)
        full = t["model"]["vocab"]
        kept = [p for p in sorted(full, key=full.get) if KEPT.fullmatch(p) and not p.startswith("[")] + ["["]
        self.names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"] + kept
        self.rows = [full[p] for p in self.names]
        t["model"]["vocab"] = {p: i for i, p in enumerate(self.names)}
        t["added_tokens"], t["post_processor"], t["truncation"], t["padding"] = [], None, None, None
        self.tokenizer = Tokenizer.from_str(json.dumps(t))
        self.cache = {}

    def word(self, w):
        ids = self.cache.get(w)
        if ids is None:
            ids = self.tokenizer.encode(w, add_special_tokens=False).ids[:MOST] or [UNKNOWN]
            self.cache[w] = ids
        return ids
