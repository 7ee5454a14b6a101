import { readFileSync } from "node:fs";

const runs = ["stats", "seed-1", "seed-2", "seed-3", "two-rates", "two-rates-seed-2"];

/** Epoch and nats of every score after training began, in the records of the MNIST runs. */
export function readScores(repository: string): Record<string, (readonly [number, number])[]> {
  return Object.fromEntries(
    runs.map((name) => {
      const lines = readFileSync(`${repository}/docs/reproduction/mnist/${name}.jsonl`, "utf8");
      const scores = lines
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line))
        .filter(({ kind, epoch }) => kind === "score" && epoch > 0)
        .map(({ epoch, logLikelihood: { mean } }) => [epoch, Number(mean.toFixed(1))] as const);
      return [name, scores];
    }),
  );
}
