import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startContender } from "./contender-process.mjs";
import { decode } from "./safetensors.mjs";

/** The same step in float64: what all others are near to as long as no rounding decides a maximum. */
export const exact = { library: "torch", precision: "float64" };

/**
 * Where we and others end who start with our weights and see our minibatches, noise and masks.
 *
 * @param ask - Asks our side: a started contender's, or the task itself in this process.
 * @param task - `weights` or `draws`, without its files.
 * @param peers - `{ library, precision, … }` each; what else they have goes into their task.
 * @returns Our first tensors, our last, and the peers' last, in their order.
 */
export async function outcomes(ask, task, peers) {
  const folder = mkdtempSync(join(tmpdir(), "gan-peer-"));
  const file = (name) => join(folder, `${name}`);
  const read = (name) => decode(readFileSync(file(name)));
  try {
    const facts = await ask({ ...task, inputs: file("inputs"), outputs: file("ours") });
    const peerTask = { draws: "sampling", weights: "weights" }[task.task];
    for (const [i, { library, ...options }] of peers.entries()) {
      const peer = startContender(library);
      const files = { inputs: file("inputs"), outputs: file(i) };
      try {
        await peer.ask({ ...task, ...facts, ...options, ...files, task: peerTask });
        await peer.ask({ turn: 1 });
      } finally {
        peer.end();
      }
    }
    return { first: read("inputs"), ours: read("ours"), others: peers.map((_, i) => read(i)) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Of each tensor its largest number, by how much one of its numbers moved at most, and by how much one differs. */
export function deviations(before, expected, received) {
  return Object.entries(expected).map(([name, { values }]) => {
    const [first, other] = [before[name]?.values, received[name].values];
    if (other.length !== values.length) throw new Error(`\`${name}\` has another size elsewhere.`);
    let [largest, moved, difference] = [0, 0, 0];
    for (let i = 0; i < values.length; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
      if (first) moved = Math.max(moved, Math.abs(values[i] - first[i]));
      difference = Math.max(difference, Math.abs(values[i] - other[i]));
    }
    return { name, largest, ...(first && { moved }), difference };
  });
}

/** The largest difference in any tensor, as a share of the tensor's largest number. */
export const shareOf = (tensors) =>
  Math.max(...tensors.map(({ difference, largest }) => difference / largest));
