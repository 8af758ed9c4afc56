"""The float32 functions of Go's package model, one rounded operation at a time."""

import numpy as np

F = np.float32
MAGIC = F(3 << 22)
LOG2E, LN2_HI, LN2_LO = F(1.44269504), F(0.693359375), F(-2.12194440e-4)
POLY = [F(0.5), F(0.166665734), F(0.0416665501), F(0.00836377387), F(0.00139269266)]
SIGMOID, TANH = -LOG2E, -LOG2E * F(2)
POWER = [F(1), F(0.69328293), F(0.24221096), F(0.05500893)]


def exp(x):
    x = np.clip(x.astype(F), F(-87), F(87))
    shifted = x * LOG2E + MAGIC
    n = shifted - MAGIC
    r = x - n * LN2_HI
    r = r - n * LN2_LO
    p = r * POLY[4] + POLY[3]
    p = p * r + POLY[2]
    p = p * r + POLY[1]
    p = p * r + POLY[0]
    p = p * (r * r) + r
    p = p + F(1)
    return (p.view(np.uint32) + (shifted.view(np.uint32) << np.uint32(23))).view(F)


def sigmoid(x):
    return F(1) / (F(1) + exp(-x))


def power(x, factor):
    """About 2^(x*factor)."""
    t = np.clip(x * factor, F(-40), F(40))
    shifted = t + MAGIC
    r = t - (shifted - MAGIC)
    p = r * POWER[3] + POWER[2]
    p = p * r + POWER[1]
    p = p * r + POWER[0]
    return (p.view(np.uint32) + (shifted.view(np.uint32) << np.uint32(23))).view(F)


def cell(gates, c):
    """The new (h, c) of an LSTM, gates [..., 4H]: in, forget, candidate, out; or [..., 3H] without forget, which is 1 - in."""
    one, size = F(1), c.shape[-1]
    i, *f, g, o = np.split(gates, gates.shape[-1] // size, -1)
    ei, eg, eo = power(i, SIGMOID), power(g, TANH), power(o, SIGMOID)
    if f:
        ef, both = power(f[0], SIGMOID), (one + ei) * (one + eg)
        c = (c * both + (one - eg) * (one + ef)) / (both * (one + ef))
    else:
        c = ((c * ei) * (one + eg) + (one - eg)) / ((one + ei) * (one + eg))
    c = np.clip(c, F(-2.0 ** 40), F(2.0 ** 40))
    ec = power(c, TANH)
    return (one - ec) / ((one + eo) * (one + ec)), c


def cell_in_full(gates, c):
    """What cell comes close to."""
    sigmoid = lambda v: 1 / (1 + np.exp(-v))
    i, *f, g, o = np.split(gates, gates.shape[-1] // c.shape[-1], -1)
    c = (sigmoid(f[0]) if f else 1 - sigmoid(i)) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c
