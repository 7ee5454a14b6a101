"""The peers of our benchmarks: PyTorch, eager and compiled, JAX and TensorFlow, on the CPU.

It answers lines of JSON with lines of JSON. `{"task": ...}` prepares something, by the name `as` where there are several, and is answered with what it runs on; then
each `{"turn": n}` does it (or what `of` names) n times, or as often as `seconds` allow, and is answered with the milliseconds that each took, on the
clock and of the processor, and with the last result.
"""

import argparse
import importlib
import json
import os
import sys
import time

import tensors
from draws import Drawn, Given
from game import Game
from nets import EXPERIMENTS

LIBRARIES = {
    "torch": ("torch_library", "Torch"),
    "torch-compiled": ("torch_library", "CompiledTorch"),
    "torch-card": ("torch_on_card", "TorchOnCard"),
    "torch-card-graph": ("torch_on_card", "GraphedTorch"),
    "jax": ("jax_library", "Jax"),
    "tensorflow": ("tensorflow_library", "TensorFlow"),
}


def iteration(lib, task):
    """One iteration on inputs drawn here, timed after as many as our side does first."""
    if task.get("step") == "plain":
        from plain import PlainGame

        step = PlainGame(task["settings"]).step
    else:
        drawn = Drawn(task["settings"], EXPERIMENTS[task["experiment"]][2])
        step = Game(lib, task, drawn).step
    # What is compiled is compiled in the first.
    step()
    end = time.perf_counter() + task.get("patience", 3)
    for i in range(1, task.get("warmUps", 100)):
        if i >= 3 and time.perf_counter() > end:
            break
        step()
    return step


def weights(lib, task):
    """Some iterations on our side's inputs; the weights go to a file."""
    if task.get("precision") == "float64":
        lib = type(lib)(1, "float64")

    def run():
        game = Game(lib, task, Given(tensors.read(task["inputs"]), task["batchesPerEpoch"]))
        records = [game.step() for _ in range(task["iterations"])]
        tensors.write(task["outputs"], game.weights())
        return records

    return run


def speed(lib, task):
    """What it runs on, and the GFLOP/s of its products."""
    return lambda: {**lib.describe(), "gflops": lib.gflops()}


def sampling(lib, task):
    """G's examples for fresh noise, or for our side's, then written to a file."""
    import torch

    given = tensors.read(task["inputs"]) if "inputs" in task else None
    drawn = Drawn(task["settings"], EXPERIMENTS[task["experiment"]][2])
    game = Game(lib, task, Given(given, 1) if given else drawn)
    generate = game.player(game.nets["generator"])

    @torch.inference_mode()
    def run():
        noise = lib.tensor(given["noise"] if given else drawn.draw_noise(task["count"]))
        examples = torch.cat([generate(game.state()[0], z) for z in noise.split(500)])
        if "outputs" in task:
            tensors.write(task["outputs"], {"examples": examples.numpy()})

    return run


def products(lib, task):
    """Matrix products alone, into results that are there already."""
    import torch

    draw = torch.rand
    pairs = []
    for rows, inner, columns, is_left_turned, is_right_turned in task["products"]:
        left = draw(inner, rows).t() if is_left_turned else draw(rows, inner)
        right = draw(columns, inner).t() if is_right_turned else draw(inner, columns)
        pairs.append((left, right, torch.empty(rows, columns)))

    @torch.inference_mode()
    def run():
        for left, right, out in pairs:
            torch.mm(left, right, out=out)

    return run


def parzen_estimate(lib, task):
    """The whole protocol on our side's images."""
    import torch

    import parzen

    sets = {name: torch.from_numpy(array) for name, array in tensors.read(task["inputs"]).items()}
    return lambda: parzen.estimate(**sets, formulation=task["formulation"])


TASKS = {
    "iteration": iteration,
    "weights": weights,
    "speed": speed,
    "sampling": sampling,
    "products": products,
    "parzen": parzen_estimate,
}


def turn(run, times, seconds):
    """Does something some times. The processor's time is that of all threads."""
    clock, processor, result = [], [], None
    end = time.perf_counter() + seconds
    for i in range(times):
        starts = time.perf_counter(), time.process_time()
        if i >= 3 and starts[0] > end:
            break
        result = run()
        clock.append((time.perf_counter() - starts[0]) * 1e3)
        processor.append((time.process_time() - starts[1]) * 1e3)
    return {"wall": clock, "cpu": processor, "result": result}


def serve(lib, answers):
    runs = {}
    for line in sys.stdin:
        message = json.loads(line)
        if "task" in message:
            runs[message.get("as")] = TASKS[message["task"]](lib, message)
            answer = lib.describe()
        else:
            answer = turn(runs[message.get("of")], message["turn"], message.get("seconds", 1e9))
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("library", choices=LIBRARIES)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    # Libraries greet on the standard output; answers have it to themselves.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    module, name = LIBRARIES[options.library]
    serve(getattr(importlib.import_module(module), name)(options.threads), answers)
