"""What the formulas of both rules are in every library that computes with values; eager PyTorch does them in place."""


class Library:
    def sum(self, a, b):
        """Of gradients, weight by weight."""
        return [x + y for x, y in zip(a, b)]

    def momentum(self, weights, slots, gradients, rates, settings):
        (velocities,), rate, kept = slots, rates[0], rates[1]
        velocities = [v * kept - g * rate for v, g in zip(velocities, gradients)]
        return [w + v for w, v in zip(weights, velocities)], [velocities]

    def adam(self, weights, slots, gradients, rates, settings):
        """`rates`: η / (1 - β₁ᵗ) and 1 - β₂ᵗ."""
        (means, squares), eta, correction = slots, rates[0], rates[1]
        b1, b2 = settings["momentumFrom"], settings["squareDecay"]
        means = [m * b1 + g * (1 - b1) for m, g in zip(means, gradients)]
        squares = [v * b2 + g * g * (1 - b2) for v, g in zip(squares, gradients)]
        weights = [
            w - m * eta / (self.sqrt(v / correction) + 1e-8)
            for w, m, v in zip(weights, means, squares)
        ]
        return weights, [means, squares]

    def mean_weights(self, means, weights, rates):
        return [m * rates[0] + w * rates[1] for m, w in zip(means, weights)]

    def from_ours(self, name, array):
        return self.tensor(array)

    def to_ours(self, name, weight):
        return self.array(weight)
