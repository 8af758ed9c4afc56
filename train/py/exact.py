"""The float32 functions of Go's package model, one rounded operation at a time."""

import numpy as np

F = np.float32
MAGIC = F(3 << 22)
LOG2E, LN2_HI, LN2_LO = F(1.44269504), F(0.693359375), F(-2.12194440e-4)
POLY = [F(0.5), F(0.166665734), F(0.0416665501), F(0.00836377387), F(0.00139269266)]


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


def tanh(x):
    return F(1) - F(2) / (F(1) + exp(x + x))
