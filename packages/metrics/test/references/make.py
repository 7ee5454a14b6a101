"""Writes references.json: what others' software says of the arrays of recipe.py, for the tests of this package to be held to.

    python3.11 -m venv venv && venv/bin/pip install -r requirements.txt && venv/bin/python make.py
"""

import json
from importlib.metadata import version
from pathlib import Path

import mpmath
import numpy as np
import ot
import torch
from cleanfid.fid import frechet_distance
from prdc import compute_prdc
from pytorch_msssim import ms_ssim
from pytorch_msssim.ssim import _ssim
from sklearn.metrics.pairwise import polynomial_kernel
from sklearn.neighbors import NearestNeighbors
from torch_fidelity.metric_fid import fid_features_to_statistics, fid_statistics_to_metric
from torch_fidelity.metric_isc import isc_features_to_metric
from torch_fidelity.metric_kid import kid_features_to_metric
from torch_fidelity.metric_prc import prc_features_to_metric

from recipe import cases, logits, pictures, projections, uniform

torch.set_default_dtype(torch.float64)
tensor = torch.from_numpy


def frechet(x, y):
    ours = fid_statistics_to_metric(
        *(fid_features_to_statistics(tensor(each)) for each in (x, y)), verbose=False
    )
    moments = [part for each in (x, y) for part in (each.mean(0), np.cov(each, rowvar=False))]
    return {
        "torch-fidelity": ours["frechet_inception_distance"],
        "clean-fid": float(np.real(frechet_distance(*moments))),
        "mpmath": exact_frechet(x, y),
    }


def exact_frechet(x, y):
    """With 60 digits, from the examples, never from a covariance: |x − y|² + tr + tr − 2 Σ of the singular values of X Yᵀ."""
    with mpmath.workdps(60):
        centered, means, traces = [], [], []
        for each in (x, y):
            rows = [[mpmath.mpf(float(value)) for value in row] for row in each]
            n, d = len(rows), len(rows[0])
            mean = [mpmath.fsum(row[j] for row in rows) / n for j in range(d)]
            scale = 1 / mpmath.sqrt(n - 1)
            matrix = mpmath.matrix([[(row[j] - mean[j]) * scale for j in range(d)] for row in rows])
            means.append(mean)
            traces.append(mpmath.fsum(value**2 for value in matrix))
            # A factor with no more rows than columns.
            centered.append(matrix if n <= d else mpmath.qr(matrix, mode="skinny")[1])
        product = centered[0] * centered[1].T
        if product.rows < product.cols:
            product = product.T
        roots = mpmath.svd_r(product, compute_uv=False)
        squares = mpmath.fsum((a - b) ** 2 for a, b in zip(*means))
        return float(squares + traces[0] + traces[1] - 2 * mpmath.fsum(roots))


def kernel(x, y):
    m = min(len(x), len(y))
    subset = kid_features_to_metric(
        tensor(x[:m]), tensor(y[:m]), verbose=False, rng_seed=2020, kid_subsets=1, kid_subset_size=m,
        kid_kernel="poly", kid_kernel_poly_degree=3, kid_kernel_poly_gamma=None, kid_kernel_poly_coef0=1,
    )
    k = lambda a, b: polynomial_kernel(a, b, degree=3, coef0=1)
    own = [(k(a, a).sum() - np.trace(k(a, a))) / (len(a) * (len(a) - 1)) for a in (x, y)]
    return {
        "equallyMany": subset["kernel_inception_distance_mean"],
        "all": float(own[0] + own[1] - 2 * k(x, y).mean()),
    }


def neighborhoods(x, y):
    fidelity = prc_features_to_metric(
        tensor(x), tensor(y), prc_neighborhood=3, prc_batch_size=10000, save_cpu_ram=False, verbose=False
    )
    found = compute_prdc(real_features=y, fake_features=x, nearest_k=5)
    return {
        "torch-fidelity": {key: fidelity[key] for key in ("precision", "recall")},
        "prdc": {key: float(value) for key, value in found.items()},
    }


def neighbor_test(x, y):
    m = min(len(x), len(y))
    both = np.concatenate([x[:m], y[:m]])
    nearest = NearestNeighbors(n_neighbors=2, algorithm="brute").fit(both).kneighbors(both)[1]
    others = np.where(nearest[:, 0] == np.arange(2 * m), nearest[:, 1], nearest[:, 0])
    right = (others < m) == (np.arange(2 * m) < m)
    return {"samples": float(right[:m].mean()), "reference": float(right[m:].mean())}


def sliced(x, y):
    return float(ot.sliced_wasserstein_distance(x, y, projections=projections(x.shape[1]), p=2))


def structural(x, y):
    """By pytorch-msssim; of few pixels by its index at each scale, since it refuses them as a whole."""
    window = np.exp(-((np.arange(11) - 5.0) ** 2) / (2 * 1.5**2))
    win = tensor(window / window.sum()).reshape(1, 1, 1, 11).repeat(x.shape[3], 1, 1, 1)
    a, b = (tensor(each).permute(0, 3, 1, 2) for each in (x, y))
    scales = sum(min(a.shape[2:]) > 10 * 2**s for s in range(5))
    if scales == 5:
        return ms_ssim(a, b, data_range=1.0, size_average=False, win=win).tolist()
    weights = np.array([0.0448, 0.2856, 0.3001, 0.2363, 0.1333][:scales])
    parts = []
    for scale in range(scales):
        index, contrast = _ssim(a, b, 1.0, win)
        parts.append(torch.relu(index if scale == scales - 1 else contrast))
        padding = [side % 2 for side in a.shape[2:]]
        a, b = (torch.nn.functional.avg_pool2d(each, 2, padding=padding) for each in (a, b))
    powers = tensor(weights / weights.sum()).view(-1, 1, 1)
    return torch.prod(torch.stack(parts) ** powers, 0).mean(1).tolist()


results = {
    "versions": {
        line.split("==")[0]: version(line.split("==")[0])
        for line in Path(__file__).with_name("requirements.txt").read_text().split()
    },
    "first": uniform("a check of the recipe", 3).tolist(),
    "cases": {
        name: {
            "sum": [float(x.sum()), float(y.sum())],
            "frechet": frechet(x, y),
            "kernel": kernel(x, y),
            "neighborhoods": neighborhoods(x, y),
            "neighborTest": neighbor_test(x, y),
            "slicedWasserstein": sliced(x, y),
        }
        for name, (x, y) in cases().items()
    },
    "scores": {
        name: isc_features_to_metric(tensor(values), splits=splits, shuffle=False)
        for name, (values, splits) in logits().items()
    },
    "structural": {name: structural(x, y) for name, (x, y) in pictures().items()},
}
Path(__file__).with_name("references.json").write_text(json.dumps(results, indent=2) + "\n")
