"""Times torch-fidelity's estimators on features, for docs/measures.md; run by the environment of make.py.

    python time.py make                     writes samples.npy and reference.npy, half a gigabyte
    python time.py fid                      or kid, or prc with a number of examples: seconds of processor time, and memory
"""

import resource
import sys
import time

import numpy as np
import torch
from torch_fidelity.metric_fid import fid_features_to_statistics, fid_statistics_to_metric
from torch_fidelity.metric_kid import kid_features_to_metric
from torch_fidelity.metric_prc import prc_features_to_metric

FEATURES = 2048


def make():
    rng = np.random.default_rng(0)
    mix = rng.standard_normal((FEATURES, FEATURES)).astype(np.float32) / 45
    for name, count, scale in (("samples", 50000, 1.1), ("reference", 10000, 1.0)):
        shape = (count, FEATURES)
        out = np.lib.format.open_memmap(f"{name}.npy", mode="w+", dtype=np.float32, shape=shape)
        for i in range(0, count, 5000):
            rows = rng.standard_normal((5000, FEATURES)).astype(np.float32)
            out[i : i + 5000] = np.maximum(0, rows @ mix * scale + 0.2)


def measure(which, x, y):
    if which == "fid":
        return fid_statistics_to_metric(*map(fid_features_to_statistics, (x, y)), False)
    if which == "kid":
        return kid_features_to_metric(
            x, y, verbose=False, rng_seed=2020, kid_subsets=100, kid_subset_size=1000,
            kid_kernel="poly", kid_kernel_poly_degree=3, kid_kernel_poly_gamma=None, kid_kernel_poly_coef0=1,
        )
    return prc_features_to_metric(
        x, y, prc_neighborhood=3, prc_batch_size=10000, save_cpu_ram=True, verbose=False
    )


which, *count = sys.argv[1:]
if which == "make":
    make()
else:
    end = int(count[0]) if count else None
    sets = [torch.from_numpy(np.load(f"{name}.npy")[:end]) for name in ("samples", "reference")]
    start, busy = time.time(), time.process_time()
    found = measure(which, *sets)
    wall, cpu = time.time() - start, time.process_time() - busy
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{which} {found}: {cpu:.1f} s of processor time, {wall:.1f} s, {most:.1f} GB")
