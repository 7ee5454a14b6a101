"""The nets of the paper's mnist experiment."""

import torch
from torch.nn import functional as F

from layers import Net, affine, maxout, scaled


def generator(settings):
    units = scaled(1200, settings["width"])

    def apply(p, z):
        h = F.relu(affine(p, "h0", z))
        h = F.relu(affine(p, "h1", h))
        return torch.sigmoid(affine(p, "y", h))

    sizes = [settings["noiseSize"], units, units, 784]
    shapes = {}
    for name, inputs, outputs in zip(("h0", "h1", "y"), sizes, sizes[1:]):
        shapes[f"{name}/kernel"], shapes[f"{name}/bias"] = (inputs, outputs), (outputs,)
    return Net(apply, shapes, spread=0.05)


def discriminator(settings, layouts):
    units = scaled(240, settings["width"])
    order = layouts["dense"]

    def apply(p, x, masks):
        h = maxout(affine(p, "h0", x * masks[0]), 5, order)
        h = maxout(affine(p, "h1", h * masks[1]), 5, order)
        return affine(p, "y", h * masks[2])

    shapes = {
        "h0/kernel": (784, units * 5),
        "h0/bias": (units * 5,),
        "h1/kernel": (units, units * 5),
        "h1/bias": (units * 5,),
        "y/kernel": (units, 1),
        "y/bias": (1,),
    }
    masks = [((784,), 0.8), ((units,), 0.5), ((units,), 0.5)]
    return Net(apply, shapes, spread=0.005, masks=masks)
