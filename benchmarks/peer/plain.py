"""The mnist iteration as PyTorch's users write it: modules, `nn.Dropout`, `torch.optim.SGD` and `backward`, as in its DCGAN tutorial."""

import math

import torch
from torch import nn
from torch.nn import functional as F


class Maxout(nn.Module):
    def __init__(self, inputs, units, pieces):
        super().__init__()
        self.linear, self.pieces = nn.Linear(inputs, units * pieces), pieces

    def forward(self, x):
        z = self.linear(x)
        return z.view(len(z), -1, self.pieces).max(-1).values


class PlainGame:
    """Gradients of a player are those of its parameters: none is computed for the other's."""

    def __init__(self, settings):
        self.settings = settings
        self.G = nn.Sequential(
            nn.Linear(settings["noiseSize"], 1200), nn.ReLU(), nn.Linear(1200, 1200), nn.ReLU(), nn.Linear(1200, 784), nn.Sigmoid()
        )
        self.D = nn.Sequential(
            nn.Dropout(0.2), Maxout(784, 240, 5), nn.Dropout(0.5), Maxout(240, 240, 5), nn.Dropout(0.5), nn.Linear(240, 1)
        )
        for net, spread in ((self.G, 0.05), (self.D, 0.005)):
            for p in net.parameters():
                nn.init.uniform_(p, -spread, spread) if p.dim() == 2 else nn.init.zeros_(p)
        self.optimizers = {
            net: torch.optim.SGD(net.parameters(), settings["learningRate"], settings["momentumFrom"])
            for net in (self.G, self.D)
        }
        self.examples = torch.rand(20 * settings["batchSize"], 784)
        self.order = iter(())

    def step(self):
        """One iteration, and its record."""
        x = self.minibatch()
        d, g, real, fake = getattr(self, self.settings["schedule"])(x)
        return [d.item(), g.item(), torch.sigmoid(real).mean().item(), torch.sigmoid(fake).mean().item()]

    def simultaneous(self, x):
        fake = self.G(self.noise())
        real_logits, fake_logits = self.D(x), self.D(fake)
        d, g = loss_of_d(real_logits, fake_logits), F.softplus(-fake_logits).mean()
        self.gradients(self.D, d, retain_graph=True)
        self.gradients(self.G, g)
        for optimizer in self.optimizers.values():
            optimizer.step()
        return d, g, real_logits, fake_logits

    def alternating(self, x):
        with torch.no_grad():
            fake = self.G(self.noise())
        real_logits, fake_logits = self.D(x), self.D(fake)
        d = loss_of_d(real_logits, fake_logits)
        self.gradients(self.D, d)
        self.optimizers[self.D].step()
        g = F.softplus(-self.D(self.G(self.noise()))).mean()
        self.gradients(self.G, g)
        self.optimizers[self.G].step()
        return d, g, real_logits, fake_logits

    def gradients(self, net, loss, retain_graph=False):
        self.optimizers[net].zero_grad(set_to_none=True)
        loss.backward(inputs=list(net.parameters()), retain_graph=retain_graph)

    def minibatch(self):
        indices = next(self.order, None)
        if indices is None:
            self.order = iter(torch.randperm(len(self.examples)).split(self.settings["batchSize"]))
            indices = next(self.order)
        return self.examples[indices]

    def noise(self):
        bound = math.sqrt(3)
        return torch.empty(self.settings["batchSize"], self.settings["noiseSize"]).uniform_(-bound, bound)


def loss_of_d(real, fake):
    return 0.5 * (F.softplus(-real).mean() + F.softplus(fake).mean())
