"""One iteration of the paper's mnist experiment in PyTorch, eager, on the CPU: the peer of `@gan/backend-onnx`.

It does the same work as our step: the same nets, dropout masks and noise drawn on the host, classical momentum, one
shared graph in the simultaneous schedule (G(z) and D(G(z)) once, `retain_graph`). As a process of the benchmark it
answers each line `<iterations>` with a line of JSON: milliseconds per iteration. With `--weights FILE` it instead runs
on inputs from a file and writes the weights, so that a test can compare them with ours.
"""

import argparse
import json
import math
import sys
import time

import numpy as np
import torch
from torch.nn import functional as F

BATCH, NOISE = 100, 100
SIZES_G = [(100, 1200), (1200, 1200), (1200, 784)]
SIZES_D = [(784, 1200), (240, 1200), (240, 1)]


def parameters(sizes, spread, draw):
    """Weight and bias of each layer, alternating."""
    made = []
    for inputs, outputs in sizes:
        made.append(draw(inputs, outputs, spread))
        made.append(torch.zeros(outputs))
    return [p.requires_grad_() for p in made]


def generate(G, z):
    h = F.relu(torch.addmm(G[1], z, G[0]))
    h = F.relu(torch.addmm(G[3], h, G[2]))
    return torch.sigmoid(torch.addmm(G[5], h, G[4]))


def discriminate(D, x, masks):
    h = x * masks[0]
    h = torch.addmm(D[1], h, D[0]).view(-1, 240, 5).max(2).values * masks[1]
    h = torch.addmm(D[3], h, D[2]).view(-1, 240, 5).max(2).values * masks[2]
    return torch.addmm(D[5], h, D[4])


def loss_of_d(real, fake):
    return 0.5 * (F.softplus(-real).mean() + F.softplus(fake).mean())


def loss_of_g(fake):
    return F.softplus(-fake).mean()


@torch.no_grad()
def descend(parameters, velocities, gradients, rate, momentum):
    for p, v, g in zip(parameters, velocities, gradients):
        v.mul_(momentum).add_(g, alpha=-rate)
        p.add_(v)


class Host:
    """Noise and masks, drawn with NumPy, which is faster at it than `torch.rand` here."""

    def __init__(self, seed):
        self.random = np.random.Generator(np.random.SFC64(seed))

    def noise(self):
        bound = math.sqrt(3)
        drawn = self.random.random((BATCH, NOISE), dtype=np.float32)
        return torch.from_numpy((drawn * (2 * bound) - bound).astype(np.float32))

    def masks(self):
        return [self.mask(784, 0.8), self.mask(240, 0.5), self.mask(240, 0.5)]

    def mask(self, width, keep):
        drawn = self.random.random((BATCH, width), dtype=np.float32) < keep
        return torch.from_numpy(drawn.astype(np.float32) * np.float32(1 / keep))


class Game:
    def __init__(self, draw):
        self.G, self.D = parameters(SIZES_G, 0.05, draw), parameters(SIZES_D, 0.005, draw)
        self.slots_of_g = [torch.zeros_like(p) for p in self.G]
        self.slots_of_d = [torch.zeros_like(p) for p in self.D]

    def simultaneous(self, x, z, masks_real, masks_fake, rate, momentum):
        fake = generate(self.G, z)
        real_logits = discriminate(self.D, x, masks_real)
        fake_logits = discriminate(self.D, fake, masks_fake)
        of_d = torch.autograd.grad(loss_of_d(real_logits, fake_logits), self.D, retain_graph=True)
        of_g = torch.autograd.grad(loss_of_g(fake_logits), self.G)
        descend(self.D, self.slots_of_d, of_d, rate, momentum)
        descend(self.G, self.slots_of_g, of_g, rate, momentum)

    def alternating(self, x, noises, masks_real, masks_fakes, rate, momentum):
        with torch.no_grad():
            fake = generate(self.G, noises[0])
        real_logits = discriminate(self.D, x, masks_real)
        fake_logits = discriminate(self.D, fake, masks_fakes[0])
        of_d = torch.autograd.grad(loss_of_d(real_logits, fake_logits), self.D)
        descend(self.D, self.slots_of_d, of_d, rate, momentum)
        fake_logits = discriminate(self.D, generate(self.G, noises[1]), masks_fakes[1])
        of_g = torch.autograd.grad(loss_of_g(fake_logits), self.G)
        descend(self.G, self.slots_of_g, of_g, rate, momentum)


def serve(schedule):
    """Answers requests for timings until the input ends."""
    host = Host(1)
    data = torch.from_numpy(host.random.random((2000, 784), dtype=np.float32))
    generator = torch.Generator().manual_seed(1)
    game = Game(lambda n, m, r: (torch.rand(n, m, generator=generator) * 2 - 1) * r)
    done = 0

    def step():
        nonlocal done
        x = data[done * BATCH % 2000 :][:BATCH]
        done += 1
        rate = max(0.1 / 1.000004**done, 1e-6)
        if schedule == "simultaneous":
            game.simultaneous(x, host.noise(), host.masks(), host.masks(), rate, 0.5)
        else:
            noises, masks = [host.noise(), host.noise()], [host.masks(), host.masks()]
            game.alternating(x, noises, host.masks(), masks, rate, 0.5)

    for _ in range(3):
        step()
    print(json.dumps({"torch": torch.__version__, "threads": torch.get_num_threads()}), flush=True)
    for line in sys.stdin:
        times = []
        step()
        for _ in range(int(line)):
            start = time.perf_counter()
            step()
            times.append((time.perf_counter() - start) * 1e3)
        print(json.dumps(times), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("schedule", choices=["simultaneous", "alternating"])
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    serve(options.schedule)
