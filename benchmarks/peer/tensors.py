"""Files of named tensors, as our side writes them: the safetensors format, float32 to read, and float64 besides to write."""

import json
import struct

import numpy as np

NAMES = {np.dtype(np.float32): "F32", np.dtype(np.float64): "F64"}


def read(path):
    """Every tensor of a file, by name."""
    with open(path, "rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    tensors = {}
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        begin, end = entry["data_offsets"]
        values = np.frombuffer(data, np.float32, (end - begin) // 4, begin)
        tensors[name] = values.reshape(entry["shape"])
    return tensors


def write(path, arrays):
    """Writes arrays by name."""
    header, blocks, end = {}, [], 0
    for name, array in arrays.items():
        block = np.ascontiguousarray(array).tobytes()
        offsets = [end, end + len(block)]
        header[name] = {"dtype": NAMES[array.dtype], "shape": list(array.shape), "data_offsets": offsets}
        blocks.append(block)
        end = offsets[1]
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blocks))
