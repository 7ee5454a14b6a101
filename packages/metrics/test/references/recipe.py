"""Arrays that recipe.ts makes to the same bit: whole numbers of 32 bits, then one operation of float64 after the other."""

import numpy as np


def uniform(seed, count):
    """x ← 1664525 x + 1013904223 mod 2³², from the letters of the seed; the upper 24 bits of each as a number in [0, 1)."""
    state = 0
    for letter in seed:
        state = (state * 31 + ord(letter)) % 2**32
    out = np.empty(count)
    for i in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        out[i] = (state >> 8) / 2**24
    return out


def bells(seed, rows, columns):
    """Nearly normal: the sum of four uniform numbers, less two. Exact."""
    u = uniform(seed, 4 * rows * columns).reshape(rows, columns, 4)
    return u[:, :, 0] + u[:, :, 1] + u[:, :, 2] + u[:, :, 3] - 2


def entangled(x, share=0.5):
    x = x.copy()
    for j in range(1, x.shape[1]):
        x[:, j] = x[:, j] + share * x[:, j - 1]
    return x


def shrinking(x, step):
    """Each column 2^-step times as wide as the one before it."""
    return x * 2.0 ** (-step * np.arange(x.shape[1]))


def cases():
    def two(name, m, n, d):
        return bells(name + " samples", m, d), bells(name + " reference", n, d)

    plain = two("plain", 300, 250, 8)
    mixed = two("mixed", 200, 240, 16)
    ill = two("ill", 200, 160, 16)
    flat = two("flat", 120, 100, 12)
    few = two("few", 20, 24, 48)
    fewer = two("fewer", 30, 200, 40)
    far = two("far", 150, 150, 6)
    whole = two("whole", 160, 140, 4)
    flattened = [np.concatenate([entangled(x)[:, :9], x[:, :1], x[:, :1] * 0, x[:, 1:2] * 2], axis=1) for x in flat]
    return {
        "plain": (plain[0] * 1.25 + 0.25, plain[1]),
        "mixed": (entangled(mixed[0]), entangled(mixed[1], 0.75)),
        "ill-conditioned": (entangled(shrinking(ill[0], 2)), shrinking(ill[1], 2) * 0.5),
        "without an inverse": (flattened[0], flattened[1] * 1.5),
        "fewer examples than features": (entangled(few[0]) + 0.25, few[1]),
        "of one fewer than features": (entangled(fewer[0]), fewer[1]),
        "far from 0": (far[0] + 1000, far[1] * 2 + 1001),
        "whole numbers": (np.floor(whole[0] * 3), np.floor(whole[1] * 2)),
    }


def logits():
    x = bells("logits", 230, 10)
    return {
        "undecided": (x, 10),
        "decided": (x * 20, 10),
        "of few classes": (x[:, :3] * 4, 1),
        "uneven splits": (x * 5, 7),
        "one class": (x * 0.25 + np.array([40.0] + [0.0] * 9), 10),
    }


def projections(size, count=20):
    """Columns of length 1."""
    x = bells("projections", count, size)
    for row in x:
        squares = 0.0
        for value in row:
            squares += value * value
        row /= np.sqrt(squares)
    return x.T


def pictures():
    def blurred(name, shape):
        x = uniform(name, int(np.prod(shape))).reshape(shape)
        for _ in range(2):
            x[:, 1:] = 0.5 * x[:, 1:] + 0.5 * x[:, :-1]
            x[:, :, 1:] = 0.5 * x[:, :, 1:] + 0.5 * x[:, :, :-1]
        return x

    def two(name, shape):
        x = blurred(name + " one", shape)
        return x, 0.75 * x + 0.25 * blurred(name + " other", shape)

    return {
        "28 gray": two("28 gray", (2, 28, 28, 1)),
        "32 in color": two("32 in color", (2, 32, 32, 3)),
        "12 gray": two("12 gray", (2, 12, 12, 1)),
        "45 by 61": two("45 by 61", (2, 45, 61, 1)),
        "176 gray": two("176 gray", (1, 176, 176, 1)),
    }
