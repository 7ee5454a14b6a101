import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startContender } from "./contender-process.mjs";
import { decode } from "./safetensors.mjs";

/**
 * How far PyTorch ends from us when it starts with our weights and sees our minibatches, noise and masks.
 *
 * @param ask - Asks our side: a started contender's, or the task itself in this process.
 * @param task - `weights` or `draws`, without its files.
 * @returns For each tensor its largest number, by how much one of its numbers moved at most, and by how much one differs.
 */
export async function agreement(ask, task) {
  const folder = mkdtempSync(join(tmpdir(), "gan-peer-"));
  const [inputs, ours, theirs] = ["inputs", "ours", "theirs"].map((name) => join(folder, name));
  const peer = startContender("torch");
  try {
    const { layouts, ...facts } = await ask({ ...task, inputs, outputs: ours });
    const peerTask = { draws: "sampling", weights: "weights" }[task.task];
    await peer.ask({ ...task, ...facts, task: peerTask, layouts, inputs, outputs: theirs });
    await peer.ask({ turn: 1 });
    return deviations(...[inputs, ours, theirs].map((file) => decode(readFileSync(file))));
  } finally {
    peer.end();
    rmSync(folder, { recursive: true });
  }
}

function deviations(before, ours, theirs) {
  return Object.entries(ours).map(([name, { values }]) => {
    const [first, other] = [before[name]?.values, theirs[name].values];
    if (other.length !== values.length) throw new Error(`\`${name}\` has another size in PyTorch.`);
    let [largest, moved, difference] = [0, 0, 0];
    for (let i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
      if (first) moved = Math.max(moved, Math.abs(values[i] - first[i]));
      difference = Math.max(difference, Math.abs(values[i] - other[i]));
    }
    return { name, largest, ...(first && { moved }), difference };
  });
}
