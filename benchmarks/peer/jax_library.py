"""JAX: one `jit` for the whole step, its state donated."""

import time

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax

from library import Library


class Jax(Library):
    name = "JAX"
    relu, sigmoid, softplus = staticmethod(jax.nn.relu), staticmethod(jax.nn.sigmoid), staticmethod(jax.nn.softplus)
    mean, stack, sqrt = staticmethod(jnp.mean), staticmethod(jnp.stack), staticmethod(jnp.sqrt)

    def __init__(self, threads, precision="float32"):
        """Threads are as many as the processors that the process may run on: XLA has no reliable switch."""

    def describe(self):
        return {"version": f"JAX {jax.__version__}", "kernels": "XLA's own"}

    def gflops(self, size=1024):
        a, b = jnp.ones((size, size)), jnp.ones((size, size))
        product = jax.jit(jnp.matmul)
        product(a, b).block_until_ready()
        times = []
        for _ in range(8):
            start = time.perf_counter()
            product(a, b).block_until_ready()
            times.append(time.perf_counter() - start)
        return 2 * size**3 / min(times) / 1e9

    def concat(self, parts):
        return jnp.concatenate(list(parts))

    def tensor(self, array):
        """NumPy's arrays go to a compiled function as they are."""
        return np.asarray(array, np.float32)

    def from_ours(self, name, array):
        return jnp.array(array, jnp.float32)

    def array(self, value):
        return np.asarray(value)

    def numbers(self, value):
        return np.asarray(value).tolist()

    def zeros_like(self, value):
        return jnp.zeros_like(value)

    def affine(self, p, name, x):
        return x @ p[f"{name}/kernel"] + p[f"{name}/bias"]

    def maxout(self, z, pieces, order):
        if order == "last":
            return z.reshape(*z.shape[:-1], -1, pieces).max(-1)
        return z.reshape(*z.shape[:-1], pieces, -1).max(-2)

    conv_maxout = maxout

    def pictures(self, x, size, channels):
        return x.reshape(-1, size, size, channels)

    def rows(self, pictures):
        return pictures.reshape(len(pictures), -1)

    def flat(self, bias):
        return bias.reshape(-1)

    def conv(self, x, kernel, bias, padding):
        edges = [(padding, padding)] * 2
        return lax.conv_general_dilated(x, kernel, (1, 1), edges, dimension_numbers=("NHWC", "HWIO", "NHWC")) + bias

    def max_pool(self, x, size, stride):
        missing = -(x.shape[1] - size) % stride
        edges = ((0, 0), (0, missing), (0, missing), (0, 0))
        return lax.reduce_window(x, -jnp.inf, lax.max, (1, size, size, 1), (1, stride, stride, 1), edges)

    def deconv(self, x, kernel, stride):
        return lax.conv_transpose(
            x, kernel, (stride, stride), "VALID", dimension_numbers=("NHWC", "HWIO", "NHWC"), transpose_kernel=True
        )

    def vjp(self, f, *args):
        value, pull = jax.vjp(f, *args)
        return value, lambda slope, i: pull(slope)[i]

    def whole(self, step, state):
        compiled = jax.jit(step, donate_argnums=0)

        def run(steps, rates):
            nonlocal state
            state, record = compiled(state, steps, rates)
            return record

        return run, lambda: state
