import { createExperimentGame, createExperimentSampler, mnist, play } from "@gan/experiments";
import { createRng, type Dataset, datasetFromFloats } from "@gan/spec";
import { backendNames } from "./backend-names.ts";
import { chooseBackend } from "./backends.ts";
import { answerJson, createStatus, say } from "./terminal.ts";

/** Says which backends load here and how fast each is, or why it does not load. */
export async function examineBackends(): Promise<void> {
  say(`node ${process.version} on ${process.platform} ${process.arch}`);
  const backends: object[] = [];
  for (const name of backendNames) {
    const status = createStatus();
    try {
      status.update(`${name.padEnd(10)} loading`);
      await chooseBackend(name);
      status.update(`${name.padEnd(10)} timing one iteration of mnist`);
      const seconds = await timeIteration();
      backends.push({ name, secondsPerIteration: seconds });
      status.finish(
        `${name.padEnd(10)} ${seconds.toFixed(3)} s an iteration of mnist (batch 100, full width)`,
      );
    } catch (error) {
      const reason = error instanceof Error ? error.message : `${error}`;
      backends.push({ name, reason });
      status.finish(`${name.padEnd(10)} ${reason}`);
    }
  }
  const { version, platform, arch } = process;
  answerJson({ node: version, platform, arch, backends });
}

/** Seconds of one iteration, the first one apart; engines that need over two seconds are measured by it. */
async function timeIteration(): Promise<number> {
  const train = randomImages();
  const game = createExperimentGame(mnist, mnist.settings, train);
  try {
    const sampler = createExperimentSampler(mnist.settings, train);
    const times = [performance.now()];
    for await (const _ of play(game, sampler, mnist.settings, { iterations: 6, recordEvery: 1 })) {
      times.push(performance.now());
      if (times.at(-1)! - times[0]! > 2000) break;
    }
    const seconds = times.slice(1).map((time, i) => (time - times[i]!) / 1000);
    const warm = seconds.length > 1 ? seconds.slice(1) : seconds;
    return warm.sort((a, b) => a - b)[Math.floor(warm.length / 2)]!;
  } finally {
    game.dispose();
  }
}

/** Data of MNIST's shape: a measurement of speed needs no digits. */
function randomImages(): Dataset {
  const values = createRng(0)
    .stream("pixels")
    .fillUniform(new Float32Array(1000 * 28 * 28));
  return datasetFromFloats({ name: "random", exampleShape: [28, 28, 1], values });
}
