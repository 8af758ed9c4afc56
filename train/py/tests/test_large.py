"""Fast tests of the reference of the large network. python -m pytest train/py/tests"""

import os
import sys

import numpy as np
import torch

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

import quantised_large as large

F = np.float32


def test_windows_hold_every_word_once():
    rng = np.random.default_rng(1)
    for n in (1, 5, 100, 800, 3000):
        lengths = [int(x) for x in rng.integers(1, 13, n)]
        parts = large.windows(lengths)
        assert [p[2] for p in parts] == [0] + [p[3] for p in parts[:-1]] and parts[-1][3] == n
        for first, last, start, end in parts:
            assert first <= start < end <= last and sum(lengths[first:last]) <= large.WINDOW


def test_four_bits_come_back():
    codes = np.array([[-7, 7, 0, 3], [1, -1, 7, -2]], dtype=np.int8)
    table, scales = large.four_bits(codes * F(0.25))
    assert np.array_equal(large.unpacked(table, [1, 0]) * scales[[1, 0], None], (codes * F(0.25))[[1, 0]])


def test_gelu_is_the_one_by_tanh():
    x = np.linspace(-8, 8, 999, dtype=F)
    want = torch.nn.functional.gelu(torch.from_numpy(x), approximate="tanh").numpy()
    assert np.abs(large.gelu(x) - want).max() < 2e-6
    assert large.gelu(x).min() > -0.1701


def test_norm_is_the_usual():
    x = np.random.default_rng(2).normal(1, 3, (4, 48)).astype(F)
    want = torch.nn.functional.layer_norm(torch.from_numpy(x), (48,)).numpy()
    assert np.abs(large.layer_norm(x, np.ones(48, F), np.zeros(48, F)) - want).max() < 1e-4


def test_attention_is_near_softmax():
    qkv = np.random.default_rng(3).normal(0, 1, (20, 3 * large.SIZE)).astype(F)
    q, k, v = (torch.from_numpy(x.copy()).view(20, large.HEADS, large.HEAD).transpose(0, 1) for x in np.split(qkv, 3, 1))
    want = torch.softmax(q @ k.transpose(1, 2) * large.HEAD ** -0.5, -1) @ v
    assert np.abs(large.attention(qkv) - want.transpose(0, 1).reshape(20, -1).numpy()).max() < 0.06


def test_smooth_columns_change_nothing_but_codes():
    rng = np.random.default_rng(4)
    w, b, x = rng.normal(0, 1, (32, 64)), rng.normal(0, 1, 32), rng.normal(0, 1, (5, 64)).astype(F)
    x[:, 3] *= 50
    plain, smooth = large.Rows(w, b), large.Rows(w, b, np.where(np.arange(64) == 3, 0.2, 1))
    want = x @ w.T.astype(F) + b
    assert np.abs(smooth(x) - want).max() < np.abs(plain(x) - want).max() / 2
