"""The nets of the paper's convolutional cifar10 experiment.

Pictures are rows of height, width, channel, as our side has them. Seen as channels-last pictures they need no copy, and
oneDNN convolves them as they lie.
"""

from torch.nn import functional as F
import torch

from layers import Net, affine, maxout, scaled


def generator(settings):
    units, channels = scaled(8000, settings["width"]), scaled(80, settings["width"])

    def apply(p, z):
        h = F.relu(affine(p, "h0", z))
        h = torch.sigmoid(affine(p, "h1", h))
        y = F.conv_transpose2d(pictures(h, 10, channels), p["y/kernel"], stride=3)
        return rows(y, p["y/bias"])

    shapes = {
        "h0/kernel": (settings["noiseSize"], units),
        "h0/bias": (units,),
        "h1/kernel": (units, 100 * channels),
        "h1/bias": (100 * channels,),
        "y/kernel": (5, 5, 3, channels),
        "y/bias": (32, 32, 3),
    }
    return Net(apply, shapes, spread=0.05)


def discriminator(settings, layouts):
    width = settings["width"]
    channels, units = [scaled(n, width) for n in (32, 32, 192)], scaled(500, width)

    def layer(p, name, x, padding, size):
        z = F.conv2d(x, p[f"{name}/kernel"], p[f"{name}/bias"], padding=padding)
        h = maxout(z.permute(0, 2, 3, 1), 2, layouts["conv"]).permute(0, 3, 1, 2)
        return F.max_pool2d(h, size, 2, ceil_mode=True)

    def apply(p, x, masks):
        h = layer(p, "h0", pictures(x * masks[0], 32, 3), 4, 4)
        h = layer(p, "h1", h * pictures(masks[1], 16, channels[0]), 3, 4)
        h = layer(p, "h2", h * pictures(masks[2], 7, channels[1]), 3, 2)
        h = h.permute(0, 2, 3, 1).reshape(len(h), -1)
        h = maxout(affine(p, "h3", h * masks[3]), 5, layouts["dense"])
        return affine(p, "y", h * masks[4])

    inputs = [3, channels[0], channels[1]]
    shapes = {}
    for i, size in enumerate((8, 8, 5)):
        shapes[f"h{i}/kernel"] = (size, size, inputs[i], 2 * channels[i])
        shapes[f"h{i}/bias"] = (2 * channels[i],)
    flat = 25 * channels[2]
    shapes |= {"h3/kernel": (flat, 5 * units), "h3/bias": (5 * units,)}
    shapes |= {"y/kernel": (units, 1), "y/bias": (1,)}
    before = [3072, 256 * channels[0], 49 * channels[1], flat, units]
    masks = [((size,), 0.8 if i == 0 else 0.5) for i, size in enumerate(before)]
    return Net(apply, shapes, spread=0.005 / width, masks=masks)


def pictures(x, size, channels):
    """Rows as channels-last pictures, without a copy."""
    return x.view(-1, size, size, channels).permute(0, 3, 1, 2)


def rows(y, bias):
    """Pictures as rows, with a bias for every pixel and channel."""
    return (y.permute(0, 2, 3, 1) + bias).reshape(len(y), -1)
