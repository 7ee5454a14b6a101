"""Where minibatches, noise and masks come from: drawn here, or read from a file of ours."""

import math

import numpy as np
import torch


class Drawn:
    """Draws on the host with NumPy, which is several times faster at it than `torch.rand` and `F.dropout`."""

    batches_per_epoch = 20

    def __init__(self, settings, example_size):
        self.settings, self.m = settings, settings["batchSize"]
        self.random = np.random.Generator(np.random.SFC64(1))
        self.examples = self.uniform((self.batches_per_epoch * self.m, example_size), 0, 1)
        self.order = torch.arange(len(self.examples))

    def weights(self, _role, net):
        def draw(name, shape):
            is_kernel = name.endswith("/kernel")
            return self.uniform(shape, -net.spread, net.spread) if is_kernel else torch.zeros(shape)

        return {name: draw(name, shape) for name, shape in net.shapes.items()}

    def real(self, iteration):
        """Examples in an order that changes with each epoch, gathered as ours are."""
        start = (iteration - 1) % self.batches_per_epoch * self.m
        if start == 0:
            self.order = torch.from_numpy(self.random.permutation(len(self.examples)))
        return self.examples[self.order[start : start + self.m]]

    def noise(self, _name, _iteration):
        return self.draw_noise(self.m)

    def draw_noise(self, rows):
        shape = (rows, self.settings["noiseSize"])
        if self.settings["noise"] == "gaussian":
            return torch.from_numpy(self.random.standard_normal(shape, dtype=np.float32))
        return self.uniform(shape, -math.sqrt(3), math.sqrt(3))

    def uniform(self, shape, low, high):
        drawn = self.random.random(shape, dtype=np.float32)
        return torch.from_numpy(drawn).mul_(high - low).add_(low)

    def masks(self, _name, _iteration, shapes):
        return [self.mask((self.m, *shape), keep) for shape, keep in shapes]

    def mask(self, shape, keep):
        """Sixteen random bits an element decide, as on our side."""
        size = math.prod(shape)
        words = self.random.integers(0, 2**64, (size + 3) // 4, dtype=np.uint64)
        kept = words.view(np.uint16)[:size] < round(keep * 65536)
        return torch.from_numpy(kept.astype(np.float32)).mul_(1 / keep).view(shape)


class Given:
    """What our side used, by the addresses of its streams."""

    def __init__(self, tensors, batches_per_epoch):
        self.tensors, self.batches_per_epoch = tensors, batches_per_epoch

    def weights(self, role, net):
        return {name: self.tensors[f"{role}/{name}"] for name in net.shapes}

    def real(self, iteration):
        return self.tensors[f"real/{iteration}"]

    def noise(self, name, iteration):
        return self.tensors[f"{name}/{iteration}/0"]

    def masks(self, name, iteration, shapes):
        return [
            self.tensors[f"{name}/{iteration}/{i}"].view(-1, *shape)
            for i, (shape, _) in enumerate(shapes)
        ]
