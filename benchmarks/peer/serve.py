"""PyTorch, eager, on the CPU: the peer of our benchmarks.

It answers lines of JSON with lines of JSON. `{"task": ...}` prepares something and is answered with what it runs on; then
each `{"turn": n}` does it n times and is answered with the milliseconds that each took, on the clock and of the processor,
and with the last result.
"""

import argparse
import json
import sys
import time

import torch

import parzen
import tensors
from draws import Drawn, Given
from game import Game
from plain import PlainGame

EXAMPLE_SIZES = {"mnist": 784, "cifar10-conv": 3072}


PATIENCE = 3.0


def iteration(task):
    """One iteration on inputs drawn here, timed after as many as our side does first."""
    if task.get("step") == "plain":
        step = PlainGame(task["settings"]).step
    else:
        step = Game(task, Drawn(task["settings"], EXAMPLE_SIZES[task["experiment"]])).step
    end = time.perf_counter() + PATIENCE
    for i in range(task.get("warmUps", 100)):
        if i >= 3 and time.perf_counter() > end:
            break
        step()
    return step


def weights(task):
    """Some iterations on our side's inputs; the weights go to a file."""

    def run():
        draws = Given(tensors.read(task["inputs"]), task["batchesPerEpoch"])
        game = Game(task, draws)
        records = [game.step() for _ in range(task["iterations"])]
        tensors.write(task["outputs"], game.weights())
        return records

    return run


def sampling(task):
    """G's examples for fresh noise, or for our side's, then written to a file."""
    given = tensors.read(task["inputs"]) if "inputs" in task else None
    drawn = Drawn(task["settings"], EXAMPLE_SIZES[task["experiment"]])
    game = Game(task, Given(given, 1) if given else drawn)

    @torch.inference_mode()
    def run():
        noise = given["noise"] if given else drawn.draw_noise(task["count"])
        examples = torch.cat([game.G(z) for z in noise.split(500)])
        if "outputs" in task:
            tensors.write(task["outputs"], {"examples": examples})

    return run


def products(task):
    """Matrix products alone, into results that are there already."""
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


def parzen_estimate(task):
    """The whole protocol on our side's images."""
    sets = tensors.read(task["inputs"])
    return lambda: parzen.estimate(**sets, formulation=task["formulation"])


TASKS = {
    "iteration": iteration,
    "weights": weights,
    "sampling": sampling,
    "products": products,
    "parzen": parzen_estimate,
}


def turn(run, times):
    """Does something some times. The processor's time is that of all threads."""
    clock, processor, result = [], [], None
    for _ in range(times):
        starts = time.perf_counter(), time.process_time()
        result = run()
        clock.append((time.perf_counter() - starts[0]) * 1e3)
        processor.append((time.process_time() - starts[1]) * 1e3)
    return {"wall": clock, "cpu": processor, "result": result}


def serve():
    run = None
    for line in sys.stdin:
        message = json.loads(line)
        if "task" in message:
            run = TASKS[message["task"]](message)
            answer = {"torch": torch.__version__, "threads": torch.get_num_threads()}
        else:
            answer = turn(run, message["turn"])
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--threads", type=int, default=1)
    torch.set_num_threads(parser.parse_args().threads)
    # Numbers below 1e-38 would cost a hundred times as much; ours meet none either.
    torch.set_flush_denormal(True)
    serve()
