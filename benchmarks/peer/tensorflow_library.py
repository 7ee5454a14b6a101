"""TensorFlow 2: the whole step one `tf.function` that XLA compiles; weights are variables."""

import os
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")

import numpy as np
import tensorflow as tf

from library import Library


class TensorFlow(Library):
    name = "TensorFlow"
    relu, sigmoid, softplus = staticmethod(tf.nn.relu), staticmethod(tf.sigmoid), staticmethod(tf.nn.softplus)
    mean, stack, sqrt = staticmethod(tf.reduce_mean), staticmethod(tf.stack), staticmethod(tf.sqrt)

    def __init__(self, threads, precision="float32"):
        tf.config.threading.set_intra_op_parallelism_threads(threads)
        tf.config.threading.set_inter_op_parallelism_threads(1)

    def describe(self):
        return {"version": f"TensorFlow {tf.__version__}", "kernels": "XLA's own and oneDNN"}

    def gflops(self, size=1024):
        a, b = tf.ones((size, size)), tf.ones((size, size))
        tf.matmul(a, b)
        times = []
        for _ in range(8):
            start = time.perf_counter()
            tf.matmul(a, b).numpy()
            times.append(time.perf_counter() - start)
        return 2 * size**3 / min(times) / 1e9

    def concat(self, parts):
        return tf.concat(list(parts), 0)

    def tensor(self, array):
        return tf.constant(array, tf.float32)

    from_ours = lambda self, name, array: self.tensor(array)

    def array(self, value):
        return value.numpy()

    def numbers(self, value):
        return value.numpy().tolist()

    def zeros_like(self, value):
        return tf.zeros_like(value)

    def affine(self, p, name, x):
        return x @ p[f"{name}/kernel"] + p[f"{name}/bias"]

    def maxout(self, z, pieces, order):
        shape = z.shape.as_list()
        parts = [shape[-1] // pieces, pieces] if order == "last" else [pieces, shape[-1] // pieces]
        return tf.reduce_max(tf.reshape(z, shape[:-1] + parts), -1 if order == "last" else -2)

    conv_maxout = maxout

    def pictures(self, x, size, channels):
        return tf.reshape(x, (-1, size, size, channels))

    def rows(self, pictures):
        return tf.reshape(pictures, (pictures.shape[0], -1))

    def flat(self, bias):
        return tf.reshape(bias, (-1,))

    def conv(self, x, kernel, bias, padding):
        edges = [[0, 0], [padding, padding], [padding, padding], [0, 0]]
        return tf.nn.conv2d(x, kernel, 1, edges) + bias

    def max_pool(self, x, size, stride):
        missing = -(x.shape[1] - size) % stride
        padded = tf.pad(x, [[0, 0], [0, missing], [0, missing], [0, 0]], constant_values=-1e30)
        return tf.nn.max_pool2d(padded, size, stride, "VALID")

    def deconv(self, x, kernel, stride):
        size = stride * (x.shape[1] - 1) + kernel.shape[0]
        return tf.nn.conv2d_transpose(x, kernel, (x.shape[0], size, size, kernel.shape[2]), stride, "VALID")

    def vjp(self, f, *args):
        with tf.GradientTape(persistent=True, watch_accessed_variables=False) as tape:
            tape.watch(args)
            value = f(*args)
        return value, lambda slope, i: tape.gradient(value, args[i], slope)

    def whole(self, step, state):
        variables = tf.nest.map_structure(tf.Variable, state)

        @tf.function(jit_compile=True, autograph=False)
        def run(steps, rates):
            after, record = step(tf.nest.map_structure(tf.convert_to_tensor, variables), steps, rates)
            for old, new in zip(tf.nest.flatten(variables), tf.nest.flatten(after)):
                old.assign(new)
            return record

        return run, lambda: variables
