"""Both schedules, as our step does them: the same work, the same numbers."""

import torch
from torch.nn import functional as F

import cifar10_conv
import mnist
from layers import from_ours, to_ours

EXPERIMENTS = {"mnist": mnist, "cifar10-conv": cifar10_conv}


def loss_of_d(real, fake):
    return 0.5 * (F.softplus(-real).mean() + F.softplus(fake).mean())


def loss_of_g(fake):
    return F.softplus(-fake).mean()


@torch.no_grad()
def descend(player, gradients, rate, momentum):
    for p, v, g in zip(player.list, player.velocities, gradients):
        v.mul_(momentum).add_(g, alpha=-rate)
        p.add_(v)


@torch.no_grad()
def record(of_d, of_g, real, fake):
    """The four numbers that a recorded iteration of ours reads."""
    return torch.stack([of_d, of_g, torch.sigmoid(real).mean(), torch.sigmoid(fake).mean()]).tolist()


class Player:
    def __init__(self, net, weights):
        """`weights`: by name, in our shapes."""
        self.net = net
        self.p = {name: from_ours(name, weights[name]).requires_grad_() for name in net.shapes}
        self.list = list(self.p.values())
        self.velocities = [torch.zeros_like(p) for p in self.list]

    def __call__(self, *inputs):
        return self.net.apply(self.p, *inputs)


class Game:
    """`draws` gives first weights, and each iteration's minibatch, noise and masks under the names of our streams."""

    def __init__(self, task, draws):
        self.settings, self.draws = task["settings"], draws
        nets = EXPERIMENTS[task["experiment"]]
        G, D = nets.generator(self.settings), nets.discriminator(self.settings, task["layouts"])
        self.G = Player(G, draws.weights("generator", G))
        self.D = Player(D, draws.weights("discriminator", D))
        self.iteration = 0

    def weights(self):
        """Of both players, by the names of a checkpoint of ours."""
        players = {"generator": self.G, "discriminator": self.D}
        return {
            f"{role}/{name}": to_ours(name, p)
            for role, player in players.items()
            for name, p in player.p.items()
        }

    def step(self):
        """One iteration, and its record."""
        self.iteration += 1
        x = self.draws.real(self.iteration)
        return getattr(self, self.settings["schedule"])(x, *self.rates(x))

    def simultaneous(self, x, rate, momentum):
        G, D = self.G, self.D
        fake = G(self.noise("noise"))
        real_logits, fake_logits = self.answers(x, fake)
        d, g = loss_of_d(real_logits, fake_logits), loss_of_g(fake_logits)
        gradients_of_d = torch.autograd.grad(d, D.list, retain_graph=True)
        gradients_of_g = torch.autograd.grad(g, G.list)
        descend(D, gradients_of_d, rate, momentum)
        descend(G, gradients_of_g, rate, momentum)
        return record(d, g, real_logits, fake_logits)

    def alternating(self, x, rate, momentum):
        G, D = self.G, self.D
        with torch.no_grad():
            fake = G(self.noise("noise/discriminator"))
        real_logits, fake_logits = self.answers(x, fake)
        d = loss_of_d(real_logits, fake_logits)
        descend(D, torch.autograd.grad(d, D.list), rate, momentum)
        fake = G(self.noise("noise/generator"))
        g = loss_of_g(D(fake, self.masks("discriminator/generator")))
        descend(G, torch.autograd.grad(g, G.list), rate, momentum)
        return record(d, g, real_logits, fake_logits)

    def answers(self, x, fake):
        """D's logits of real and of generated examples, in one pass over both: fewer, larger products are faster here."""
        masks = zip(self.masks("discriminator/real"), self.masks("discriminator/fake"))
        logits = self.D(torch.cat([x, fake]), [torch.cat(pair) for pair in masks])
        return logits.split(len(x))

    def noise(self, name):
        return self.draws.noise(name, self.iteration)

    def masks(self, name):
        return self.draws.masks(name, self.iteration, self.D.net.masks)

    def rates(self, x):
        """As of the released code: a rate that decays by minibatch, a momentum that ramps up by epoch."""
        s, t = self.settings, self.iteration - 1
        epoch = t // self.draws.batches_per_epoch
        rate = max(s["learningRate"] / s["learningRateDecay"] ** t, s["learningRateFloor"])
        ramp = min(epoch / (s["momentumEpochs"] - 1), 1)
        return rate, s["momentumFrom"] + (s["momentumTo"] - s["momentumFrom"]) * ramp
