"""Where minibatches, noise and masks come from: drawn here, or read from a file of ours. All are NumPy's arrays."""

import math

import numpy as np


class Drawn:
    """Draws on the host with NumPy, which is several times faster at it than `torch.rand` and `F.dropout`."""

    batches_per_epoch = 20

    def __init__(self, settings, example_size):
        self.settings, self.m = settings, settings["batchSize"]
        self.random = np.random.Generator(np.random.SFC64(1))
        self.examples = self.uniform((self.batches_per_epoch * self.m, example_size), 0, 1)
        self.order = np.arange(len(self.examples))
        self.next = 0

    def weights(self, _role, net):
        def draw(name, shape):
            spread = net.spread(shape)
            is_kernel = name.endswith("/kernel")
            return self.uniform(shape, -spread, spread) if is_kernel else np.zeros(shape, np.float32)

        return {name: draw(name, shape) for name, shape in net.shapes.items()}

    def real(self, _iteration, _step):
        """Examples in an order that changes with each epoch, gathered as ours are."""
        if self.next % self.batches_per_epoch == 0:
            self.order = self.random.permutation(len(self.examples))
        start = self.next % self.batches_per_epoch * self.m
        self.next += 1
        return self.examples[self.order[start : start + self.m]]

    def noise(self, _name, _iteration, _step):
        return self.draw_noise(self.m)

    def draw_noise(self, rows):
        shape = (rows, self.settings["noiseSize"])
        if self.settings["noise"] == "gaussian":
            return self.random.standard_normal(shape, dtype=np.float32)
        return self.uniform(shape, -math.sqrt(3), math.sqrt(3))

    def uniform(self, shape, low, high):
        drawn = self.random.random(shape, dtype=np.float32)
        drawn *= np.float32(high - low)
        drawn += np.float32(low)
        return drawn

    def masks(self, _name, _iteration, _step, shapes):
        return [self.mask((self.m, size), keep) for size, keep in shapes]

    def mask(self, shape, keep):
        """Sixteen random bits an element decide, as on our side."""
        size = math.prod(shape)
        words = self.random.integers(0, 2**64, (size + 3) // 4, dtype=np.uint64)
        kept = words.view(np.uint16)[:size] < round(keep * 65536)
        return np.multiply(kept, np.float32(1 / keep), dtype=np.float32).reshape(shape)


class Given:
    """What our side used, by the addresses of its streams."""

    def __init__(self, tensors, batches_per_epoch):
        self.tensors, self.batches_per_epoch = tensors, batches_per_epoch

    def weights(self, role, net):
        return {name: self.tensors[f"{role}/{name}"] for name in net.shapes}

    def real(self, iteration, step):
        return self.tensors[f"real/{iteration}/{step}"]

    def noise(self, name, iteration, step):
        return self.tensors[f"{name}/{iteration}/{step}/0"]

    def masks(self, name, iteration, step, shapes):
        return [self.tensors[f"{name}/{iteration}/{step}/{i}"] for i in range(len(shapes))]
