"""Files of named tensors, as our side writes them: the safetensors format, float32 alone."""

import json
import struct

import numpy as np
import torch


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
        tensors[name] = torch.from_numpy(values).view(entry["shape"])
    return tensors


def write(path, tensors):
    """Writes tensors by name."""
    header, blocks, end = {}, [], 0
    for name, tensor in tensors.items():
        block = tensor.detach().contiguous().numpy().tobytes()
        offsets = [end, end + len(block)]
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": offsets}
        blocks.append(block)
        end = offsets[1]
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + b"".join(blocks))
