"""Best tree of arc scores with one root: greedy heads where they are a tree, else Chu-Liu and Edmonds."""

import numpy as np


def decode(scores):
    """scores [n, n+1]: of token i having head j (0 root). Returns heads, 0 or 1 + index."""
    n = scores.shape[0]
    s = np.full((n + 1, n + 1), -np.inf)
    s[1:] = scores
    np.fill_diagonal(s, -np.inf)
    heads = s[1:].argmax(1)
    if (heads == 0).sum() == 1 and not cycles(heads):
        return heads
    best, best_score = None, -np.inf
    for r in np.argsort(-s[1:, 0])[:8]:  # the root's child: the likeliest eight are enough
        t = s.copy()
        t[1:, 0] = -np.inf
        t[r + 1, :] = -np.inf
        t[r + 1, 0] = s[r + 1, 0]
        h = edmonds(t)
        score = sum(t[i, h[i]] for i in range(1, n + 1))
        if score > best_score:
            best, best_score = h[1:], score
    return best


def cycles(heads):
    """Whether following heads from some token does not reach the root."""
    n = len(heads)
    seen = [0] * (n + 1)
    for i in range(1, n + 1):
        at, steps = i, 0
        while at and seen[at] != 1 and steps <= n:
            at, steps = heads[at - 1], steps + 1
        if steps > n:
            return True
        at = i
        while at and seen[at] != 1:
            seen[at] = 1
            at = heads[at - 1]
    return False


def edmonds(s):
    """Maximum arborescence of s[dependent, head] rooted at 0; returns heads (index 0 unused)."""
    n = len(s)
    heads = np.zeros(n, dtype=int)
    for i in range(1, n):
        heads[i] = s[i].argmax()
    loop = find_cycle(heads)
    if not loop:
        return heads
    rest = [i for i in range(n) if i not in loop]
    m = len(rest) + 1  # the loop becomes the last node
    t = np.full((m, m), -np.inf)
    loop_list = sorted(loop)
    inner = {i: s[i, heads[i]] for i in loop_list}
    into, out = {}, {}
    for a, i in enumerate(rest):
        for b, j in enumerate(rest):
            t[a, b] = s[i, j]
        j = max(loop_list, key=lambda j: (s[i, j], -j))
        t[a, m - 1], out[a] = s[i, j], j
        if i == 0:
            t[a, m - 1] = -np.inf
        k = max(loop_list, key=lambda k: (s[k, i] - inner[k], -k))
        t[m - 1, a], into[a] = s[k, i] - inner[k], k
    sub = edmonds(t)
    for a, i in enumerate(rest):
        if i:
            heads[i] = out[a] if sub[a] == m - 1 else rest[sub[a]]
    a = sub[m - 1]
    heads[into[a]] = rest[a]
    return heads


def find_cycle(heads):
    color = [0] * len(heads)
    for i in range(1, len(heads)):
        path, at = [], i
        while at and color[at] == 0:
            color[at] = 1
            path.append(at)
            at = heads[at]
        if at and color[at] == 1:
            return set(path[path.index(at):])
        for p in path:
            color[p] = 2
    return None
