"""The nets of the four games, written once over a library's operations: the same work in each of them.

Examples and masks are rows, with pictures as height, width, channel, as our side has them.
"""

import math
from typing import Callable, NamedTuple


class Net(NamedTuple):
    """A player: a function of its library, its weights by name, its inputs and its masks."""

    apply: Callable
    #: Of each weight, as our side stores it.
    shapes: dict
    #: Kernels of a shape start as U(-spread, spread), biases as 0.
    spread: Callable
    #: Numbers of one example and share kept, for the dropout before each layer.
    masks: list = []


def scaled(units, width):
    return max(1, int(units * width + 0.5))


def dense_shapes(layers):
    """Kernels and biases of layers, `(name, inputs, outputs)` each."""
    shapes = {}
    for name, inputs, outputs in layers:
        shapes[f"{name}/kernel"], shapes[f"{name}/bias"] = (inputs, outputs), (outputs,)
    return shapes


def mnist_generator(settings):
    units = scaled(1200, settings["width"])

    def apply(lib, p, z):
        h = lib.relu(lib.affine(p, "h0", z))
        h = lib.relu(lib.affine(p, "h1", h))
        return lib.sigmoid(lib.affine(p, "y", h))

    sizes = [("h0", settings["noiseSize"], units), ("h1", units, units), ("y", units, 784)]
    return Net(apply, dense_shapes(sizes), lambda _: 0.05)


def mnist_discriminator(settings, layouts):
    units = scaled(240, settings["width"])
    order = layouts["dense"]

    def apply(lib, p, x, masks):
        h = lib.maxout(lib.affine(p, "h0", x * masks[0]), 5, order)
        h = lib.maxout(lib.affine(p, "h1", h * masks[1]), 5, order)
        return lib.affine(p, "y", h * masks[2])

    shapes = dense_shapes([("h0", 784, units * 5), ("h1", units, units * 5), ("y", units, 1)])
    masks = [(784, 0.8), (units, 0.5), (units, 0.5)]
    return Net(apply, shapes, lambda _: 0.005, masks)


def conv_generator(settings):
    units, channels = scaled(8000, settings["width"]), scaled(80, settings["width"])

    def apply(lib, p, z):
        h = lib.relu(lib.affine(p, "h0", z))
        h = lib.sigmoid(lib.affine(p, "h1", h))
        y = lib.deconv(lib.pictures(h, 10, channels), p["y/kernel"], stride=3)
        return lib.rows(y) + lib.flat(p["y/bias"])

    shapes = dense_shapes([("h0", settings["noiseSize"], units), ("h1", units, 100 * channels)])
    shapes |= {"y/kernel": (5, 5, 3, channels), "y/bias": (32, 32, 3)}
    return Net(apply, shapes, lambda _: 0.05)


def conv_discriminator(settings, layouts):
    width = settings["width"]
    channels, units = [scaled(n, width) for n in (32, 32, 192)], scaled(500, width)

    def apply(lib, p, x, masks):
        def layer(name, x, padding, size):
            z = lib.conv(x, p[f"{name}/kernel"], p[f"{name}/bias"], padding)
            return lib.max_pool(lib.conv_maxout(z, 2, layouts["conv"]), size, 2)

        h = layer("h0", lib.pictures(x * masks[0], 32, 3), 4, 4)
        h = layer("h1", h * lib.pictures(masks[1], 16, channels[0]), 3, 4)
        h = layer("h2", h * lib.pictures(masks[2], 7, channels[1]), 3, 2)
        h = lib.maxout(lib.affine(p, "h3", lib.rows(h) * masks[3]), 5, layouts["dense"])
        return lib.affine(p, "y", h * masks[4])

    inputs = [3, channels[0], channels[1]]
    shapes = {}
    for i, size in enumerate((8, 8, 5)):
        shapes[f"h{i}/kernel"] = (size, size, inputs[i], 2 * channels[i])
        shapes[f"h{i}/bias"] = (2 * channels[i],)
    flat = 25 * channels[2]
    shapes |= dense_shapes([("h3", flat, 5 * units), ("y", units, 1)])
    before = [3072, 256 * channels[0], 49 * channels[1], flat, units]
    masks = [(size, 0.8 if i == 0 else 0.5) for i, size in enumerate(before)]
    return Net(apply, shapes, lambda _: 0.005 / width, masks)


def toy(inputs, hidden, outputs):
    """Hidden layers with relu and a linear one, from Glorot's uniform start."""
    sizes = [inputs, hidden, hidden, outputs]
    layers = list(zip(("h0", "h1", "y"), sizes, sizes[1:]))

    def apply(lib, p, x, masks=()):
        h = lib.relu(lib.affine(p, "h0", x))
        h = lib.relu(lib.affine(p, "h1", h))
        return lib.affine(p, "y", h)

    return Net(apply, dense_shapes(layers), lambda shape: math.sqrt(6 / sum(shape)))


#: G, D and the numbers of one example, by experiment.
EXPERIMENTS = {
    "mnist": (mnist_generator, mnist_discriminator, 784),
    "cifar10-conv": (conv_generator, conv_discriminator, 3072),
    "ring": (lambda s: toy(s["noiseSize"], 64, 2), lambda s, _: toy(2, 64, 1), 2),
    "figure-1": (lambda s: toy(s["noiseSize"], 32, 1), lambda s, _: toy(1, 64, 1), 1),
}
