import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { loadDigits, loadMnist } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { encode } from "../lib/safetensors.mjs";
import { takeTurns } from "../lib/turns.mjs";

export const title = "The Parzen protocol";

const sizes = { samples: 10_000, validation: 1_000, test: 10_000 };

/** Milliseconds of the whole protocol, its numbers included: the first training digits stand for a generator's samples. */
export async function measure({ hasTorch, threads: _, rounds: __, ...options }) {
  const folder = mkdtempSync(join(tmpdir(), "gan-parzen-"));
  const inputs = join(folder, "images");
  try {
    const { data, sets } = await loadSets();
    writeFileSync(inputs, encode(sets));
    const task = { task: "parzen", inputs };
    const peer = (formulation) => ({
      name: `torch-${formulation}`,
      engine: "torch",
      task: { ...task, formulation },
      times: 1,
    });
    const contenders = [
      { name: "onnx", engine: "onnx", task, times: 1 },
      ...(hasTorch ? [peer("products"), { ...peer("differences"), turns: 1 }] : []),
    ];
    options.onCase?.("parzen");
    const results = await takeTurns(contenders, { ...options, rounds: 3, threads: 1 });
    return { cases: [{ data, ...sizes, threads: 1, contenders: results }] };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** MNIST where its files are, else digits that the program draws. */
async function loadSets() {
  const root = process.env.GAN_DATA_DIR ?? join(import.meta.dirname, "../../../shared/data");
  const source = createDataSource({ set: "mnist", root, offline: true });
  const load = async (split) => {
    try {
      return await loadMnist({ split, source });
    } catch {
      return loadDigits({ split });
    }
  };
  const [train, validation, test] = await Promise.all(["train", "validation", "test"].map(load));
  const sets = { samples: train, validation, test };
  return {
    data: train.name,
    sets: Object.fromEntries(
      Object.entries(sizes).map(([role, size]) => [role, firstRows(sets[role], size)]),
    ),
  };
}

function firstRows(dataset, count) {
  const numbers = dataset.exampleShape.reduce((product, side) => product * side);
  const values = new Float32Array(count * numbers);
  dataset.read(
    Uint32Array.from({ length: count }, (_, i) => i),
    values,
  );
  return { shape: [count, numbers], values };
}
