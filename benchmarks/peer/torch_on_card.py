"""PyTorch on an NVIDIA card: eager, and with the whole step captured in a CUDA graph, which has no Python in it."""

import time

import numpy as np
import torch

from torch_library import Torch, flat


class TorchOnCard(Torch):
    """Eager. Rates stay on the card, so that nothing waits for them."""

    def __init__(self, threads, precision="float32"):
        super().__init__(threads, precision)
        torch.set_default_device("cuda")
        torch.backends.cuda.matmul.allow_tf32 = False
        torch.backends.cudnn.allow_tf32 = False
        torch.backends.cudnn.benchmark = True

    def describe(self):
        return {
            "version": f"PyTorch {torch.__version__}",
            "kernels": f"cuBLAS and cuDNN on {torch.cuda.get_device_name()}",
        }

    def gflops(self, size=4096):
        a, b, out = (torch.rand(size, size) for _ in range(3))
        times = []
        for _ in range(8):
            torch.cuda.synchronize()
            start = time.perf_counter()
            torch.mm(a, b, out=out)
            torch.cuda.synchronize()
            times.append(time.perf_counter() - start)
        return 2 * size**3 / min(times) / 1e9

    def tensor(self, array):
        return torch.from_numpy(np.ascontiguousarray(array, np.float32)).to("cuda", self.dtype)

    def array(self, tensor):
        return super().array(tensor.cpu())

    def momentum(self, weights, slots, gradients, rates, settings):
        torch._foreach_mul_(slots[0], rates[1])
        torch._foreach_sub_(slots[0], torch._foreach_mul(gradients, rates[0]))
        torch._foreach_add_(weights, slots[0])
        return weights, slots

    def adam(self, weights, slots, gradients, rates, settings):
        means, squares = slots
        b1, b2 = settings["momentumFrom"], settings["squareDecay"]
        torch._foreach_mul_(means, b1)
        torch._foreach_add_(means, gradients, alpha=1 - b1)
        torch._foreach_mul_(squares, b2)
        torch._foreach_addcmul_(squares, gradients, gradients, value=1 - b2)
        roots = torch._foreach_div(squares, rates[1])
        torch._foreach_sqrt_(roots)
        torch._foreach_add_(roots, 1e-8)
        steps = torch._foreach_div(means, roots)
        torch._foreach_mul_(steps, rates[0])
        torch._foreach_sub_(weights, steps)
        return weights, slots

    def mean_weights(self, means, weights, rates):
        torch._foreach_mul_(means, rates[0])
        torch._foreach_add_(means, torch._foreach_mul(weights, rates[1]))
        return means


class GraphedTorch(TorchOnCard):
    """Weights and what rules remember change in place, so a captured step goes on where it ended."""

    def whole(self, step, state):
        graph = inputs = record = None

        @torch.no_grad()
        def run(steps, rates):
            nonlocal graph, inputs, record
            given = [*flat(steps), rates]
            if graph is None:
                inputs = (clone(steps), rates.clone())
                graph = torch.cuda.CUDAGraph()
                # What libraries set up in their first run must not be captured.
                kept = [w.clone() for w in flat(state)]
                stream = torch.cuda.Stream()
                with torch.cuda.stream(stream):
                    for _ in range(3):
                        step(state, *inputs)
                torch.cuda.current_stream().wait_stream(stream)
                for w, before in zip(flat(state), kept):
                    w.copy_(before)
                with torch.cuda.graph(graph):
                    _, record = step(state, *inputs)
            for buffer, value in zip([*flat(inputs[0]), inputs[1]], given):
                buffer.copy_(value)
            graph.replay()
            return record

        return run, lambda: state


def clone(tree):
    return type(tree)(clone(branch) for branch in tree) if isinstance(tree, (list, tuple)) else tree.clone()
