"""What the nets are made of. Weights have our names and, when they come and go, our shapes."""

from typing import Callable, NamedTuple

import torch


class Net(NamedTuple):
    """A player: a function of its weights, with the shapes it starts from."""

    apply: Callable
    #: Of each weight, as our side stores it.
    shapes: dict
    #: Weights start as U(-spread, spread), biases as 0.
    spread: float
    #: Shape of one example and share kept, for the dropout before each layer.
    masks: list = []


def scaled(units, width):
    return max(1, int(units * width + 0.5))


def affine(p, name, x):
    return torch.addmm(p[f"{name}/bias"], x, p[f"{name}/kernel"])


def maxout(z, pieces, order):
    """Largest of the pieces on the last axis, which lie side by side ("last") or one block after another."""
    if order == "last":
        return z.view(*z.shape[:-1], -1, pieces).max(-1).values
    return z.view(*z.shape[:-1], pieces, -1).max(-2).values


def from_ours(name, weight):
    """Our convolutions have [height, width, inputs, outputs], PyTorch's [outputs, inputs, height, width]."""
    if weight.dim() == 4 and name.endswith("/kernel"):
        return weight.permute(3, 2, 0, 1).contiguous(memory_format=torch.channels_last)
    return weight.clone()


def to_ours(name, weight):
    return weight.permute(2, 3, 1, 0) if weight.dim() == 4 and name.endswith("/kernel") else weight
