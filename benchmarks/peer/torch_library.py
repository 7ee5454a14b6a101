"""PyTorch: eager, and with the whole step compiled."""

import time

import numpy as np
import torch
from torch.nn import functional as F

from library import Library


class Torch(Library):
    """Eager, written to be fast: gradients that nobody needs are not taken, weights change in place, pictures are channels-last."""

    name = "PyTorch"

    def __init__(self, threads, precision="float32"):
        torch.set_num_threads(threads)
        # Numbers below 1e-38 would cost a hundred times as much; ours meet none either.
        torch.set_flush_denormal(True)
        self.dtype = getattr(torch, precision)

    def describe(self):
        blas = "MKL" if torch.backends.mkl.is_available() else "another BLAS"
        cpu = getattr(torch.backends, "cpu", None)
        capability = cpu.get_cpu_capability() if cpu else "whatever it found"
        return {"version": f"PyTorch {torch.__version__.split('+')[0]}", "kernels": f"{blas} and oneDNN, {capability}"}

    def gflops(self, size=1024):
        a, b, out = (torch.rand(size, size) for _ in range(3))
        times = []
        for _ in range(8):
            start = time.perf_counter()
            torch.mm(a, b, out=out)
            times.append(time.perf_counter() - start)
        return 2 * size**3 / min(times) / 1e9

    def tensor(self, array):
        return torch.from_numpy(np.ascontiguousarray(array)).to(self.dtype)

    def array(self, tensor):
        return tensor.detach().contiguous().to(torch.float64).numpy()

    def numbers(self, tensor):
        return tensor.tolist()

    def zeros_like(self, tensor):
        return torch.zeros_like(tensor)

    def from_ours(self, name, array):
        """Our convolutions have [height, width, inputs, outputs], PyTorch's [outputs, inputs, height, width]."""
        weight = self.tensor(array)
        if weight.dim() == 4 and name.endswith("/kernel"):
            return weight.permute(3, 2, 0, 1).contiguous(memory_format=torch.channels_last)
        return weight.clone()

    def to_ours(self, name, weight):
        is_filter = weight.dim() == 4 and name.endswith("/kernel")
        return self.array(weight.permute(2, 3, 1, 0) if is_filter else weight)

    def affine(self, p, name, x):
        return torch.addmm(p[f"{name}/bias"], x, p[f"{name}/kernel"])

    relu, sigmoid, softplus = staticmethod(F.relu), staticmethod(torch.sigmoid), staticmethod(F.softplus)
    mean, stack, concat, sqrt = (staticmethod(f) for f in (torch.mean, torch.stack, torch.cat, torch.sqrt))

    def maxout(self, z, pieces, order):
        """Largest of the pieces on the last axis, which lie side by side ("last") or one block after another."""
        if order == "last":
            return z.view(*z.shape[:-1], -1, pieces).max(-1).values
        return z.view(*z.shape[:-1], pieces, -1).max(-2).values

    def pictures(self, x, size, channels):
        """Rows as channels-last pictures, without a copy."""
        return x.view(-1, size, size, channels).permute(0, 3, 1, 2)

    def rows(self, pictures):
        return pictures.permute(0, 2, 3, 1).reshape(len(pictures), -1)

    def flat(self, bias):
        return bias.reshape(-1)

    def conv(self, x, kernel, bias, padding):
        return F.conv2d(x, kernel, bias, padding=padding)

    def conv_maxout(self, z, pieces, order):
        return self.maxout(z.permute(0, 2, 3, 1), pieces, order).permute(0, 3, 1, 2)

    def max_pool(self, x, size, stride):
        return F.max_pool2d(x, size, stride, ceil_mode=True)

    def deconv(self, x, kernel, stride):
        return F.conv_transpose2d(x, kernel, stride=stride)

    def vjp(self, f, *args):
        leaves = [[w.detach().requires_grad_() for w in a] if isinstance(a, list) else a.detach().requires_grad_() for a in args]
        with torch.enable_grad():
            value = f(*leaves)

        def pull(slope, i):
            wanted = leaves[i] if isinstance(leaves[i], list) else [leaves[i]]
            found = torch.autograd.grad(value, wanted, slope, retain_graph=True)
            return list(found) if isinstance(leaves[i], list) else found[0]

        return value.detach(), pull

    def momentum(self, weights, slots, gradients, rates, settings):
        rate, kept = rates[0].item(), rates[1].item()
        for w, v, g in zip(weights, slots[0], gradients):
            v.mul_(kept).add_(g, alpha=-rate)
            w.add_(v)
        return weights, slots

    def adam(self, weights, slots, gradients, rates, settings):
        (means, squares), eta, correction = slots, rates[0].item(), rates[1].item()
        b1, b2 = settings["momentumFrom"], settings["squareDecay"]
        torch._foreach_mul_(means, b1)
        torch._foreach_add_(means, gradients, alpha=1 - b1)
        torch._foreach_mul_(squares, b2)
        torch._foreach_addcmul_(squares, gradients, gradients, value=1 - b2)
        roots = torch._foreach_div(squares, correction)
        torch._foreach_sqrt_(roots)
        torch._foreach_add_(roots, 1e-8)
        torch._foreach_addcdiv_(weights, means, roots, value=-eta)
        return weights, slots

    def mean_weights(self, means, weights, rates):
        torch._foreach_mul_(means, rates[0].item())
        torch._foreach_add_(means, weights, alpha=rates[1].item())
        return means

    def whole(self, step, state):
        """The step as it is called: with the inputs of an iteration, for its record."""

        @torch.no_grad()
        def run(steps, rates):
            nonlocal state
            state, record = step(state, steps, rates)
            return record

        return run, lambda: state


class CompiledTorch(Torch):
    """The whole step is one function of lists of weights, compiled at once; weights change in place at its end."""

    momentum, adam, mean_weights = Library.momentum, Library.adam, Library.mean_weights

    def vjp(self, f, *args):
        value, pull = torch.func.vjp(f, *args)
        return value, lambda slope, i: pull(slope)[i]

    def whole(self, step, state):
        def in_place(state, steps, rates):
            after, record = step(state, steps, rates)
            for old, new in zip(flat(state), flat(after)):
                old.copy_(new)
            return record

        compiled = torch.compile(in_place, fullgraph=True, dynamic=False)

        @torch.no_grad()
        def run(steps, rates):
            return compiled(state, steps, rates)

        return run, lambda: state


def flat(tree):
    return [leaf for branch in tree for leaf in flat(branch)] if isinstance(tree, (list, tuple)) else [tree]
