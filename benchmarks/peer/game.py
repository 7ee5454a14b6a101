"""A game of ours in one of the libraries."""

import schedules
from nets import EXPERIMENTS

#: What each rule remembers of a weight.
SLOTS = {"momentum": 1, "adam": 2}


class Game:
    """`draws` gives first weights, and each iteration's minibatch, noise and masks under the names of our streams."""

    def __init__(self, lib, task, draws):
        self.lib, self.settings, self.draws = lib, task["settings"], draws
        make_g, make_d, _ = EXPERIMENTS[task["experiment"]]
        self.nets = {"generator": make_g(self.settings), "discriminator": make_d(self.settings, task["layouts"])}
        self.iteration = 0
        weights = {role: self.first(role, net) for role, net in self.nets.items()}
        zeros = lambda weights: [lib.zeros_like(w) for w in weights]
        slots = {role: [zeros(w) for _ in range(SLOTS[self.settings["rule"]])] for role, w in weights.items()}
        mean = zeros(weights["generator"]) if self.settings["averageDecay"] > 0 else []
        state = (*weights.values(), *slots.values(), mean)
        G, D = (self.player(net) for net in self.nets.values())
        together = task.get("together", True)
        formula = lambda state, steps, rates: schedules.iteration(lib, self.settings, G, D, state, steps, rates, together)
        self.run, self.state = lib.whole(formula, state)

    def first(self, role, net):
        weights = self.draws.weights(role, net)
        return [self.lib.from_ours(name, weights[name]) for name in net.shapes]

    def player(self, net):
        """Of lists of weights, in the order of their names."""
        return lambda weights, *inputs: net.apply(self.lib, dict(zip(net.shapes, weights)), *inputs)

    def step(self):
        """One iteration, and its record."""
        self.iteration += 1
        return self.lib.numbers(self.run(self.rounds(), self.rates()))

    def rounds(self):
        """D's and G's, or the one of both, as tensors."""
        t, draws, shapes = self.iteration, self.draws, self.nets["discriminator"].masks
        is_alone = self.settings["schedule"] == "alternating"
        noise = "noise/discriminator" if is_alone else "noise"
        tensors = lambda arrays: [self.lib.tensor(array) for array in arrays]
        of_d = [
            (
                self.lib.tensor(draws.real(t, k)),
                self.lib.tensor(draws.noise(noise, t, k)),
                tensors(draws.masks("discriminator/real", t, k, shapes)),
                tensors(draws.masks("discriminator/fake", t, k, shapes)),
            )
            for k in range(1, self.settings["discriminatorSteps"] + 1)
        ]
        if not is_alone:
            return of_d, ()
        z = self.lib.tensor(draws.noise("noise/generator", t, 1))
        return of_d, (z, tensors(draws.masks("discriminator/generator", t, 1, shapes)))

    def rates(self):
        """Of the released code: a rate that decays by minibatch, a momentum that ramps up by epoch. One pair an update."""
        s, t = self.settings, self.iteration - 1
        rate = max(s["learningRate"] / s["learningRateDecay"] ** t, s["learningRateFloor"])
        k = s["discriminatorSteps"]
        if s["rule"] == "momentum":
            ramp = min(t // self.draws.batches_per_epoch / (s["momentumEpochs"] - 1), 1)
            pairs = [(rate, s["momentumFrom"] + (s["momentumTo"] - s["momentumFrom"]) * ramp)] * (k + 1)
        else:
            counts = [t * k + i for i in range(1, k + 1)] + [t + 1]
            b1, b2 = s["momentumFrom"], s["squareDecay"]
            pairs = [(rate / (1 - b1**count), 1 - b2**count) for count in counts]
        kept = min(s["averageDecay"], t / (t + 3))
        return self.lib.tensor([*pairs, (kept, 1 - kept)])

    def weights(self):
        """Of both players, and G's mean, by the names of a checkpoint of ours."""
        g, d, _, _, mean = self.state()
        found = {}
        for role, weights in (("generator", g), ("discriminator", d), ("mean", mean)):
            net = self.nets["discriminator" if role == "discriminator" else "generator"]
            for name, weight in zip(net.shapes, weights):
                found[f"{role}/{name}"] = self.lib.to_ours(name, weight)
        return found
