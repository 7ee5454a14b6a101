/**
 * Trains what the trained figures train, and keeps for each the moment that it shows before it is alive, without JavaScript, and in print;
 * and takes the scores that a figure shows from the records:
 *
 *     npx --yes pnpm@10 --filter ./site moments [figure …]
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { useBackend } from "@gan/backends";
import { wasm } from "@gan/backends/wasm";
import { startOf } from "./figures/figure.ts";
import { figures } from "./figures/figures.ts";
import { readScores } from "./render/read-scores.ts";
import { createActivity } from "./worker/activities/create-activity.ts";

/** Turns after which a figure is worth looking at. */
const turns: Readonly<Record<string, number>> = {
  "forger-and-detective": 1_500,
  "figure-one": 1_000,
  "algorithm-one": 60,
  helvetica: 150,
};
const repository = fileURLToPath(new URL("../..", import.meta.url));
const wanted = process.argv.slice(2);
const here = (path: string) => new URL(path, import.meta.url);
mkdirSync(here("moments"), { recursive: true });
writeFileSync(here("figures/scores.json"), `${JSON.stringify(readScores(repository))}\n`);
await useBackend([wasm()]);
for (const figure of figures) {
  const { name, task, settings, ask } = figure;
  if (!task || (wanted.length > 0 && !wanted.includes(name))) continue;
  const values = startOf(figure);
  // A game that is followed step by step need not be waited for.
  const changes = settings?.(values) ?? {};
  const isSlow = changes.stepsPerSecond !== undefined;
  const quick = isSlow ? { ...changes, stepsPerSecond: 1_000 } : changes;
  const read = (path: string) => readFile(`${repository}/${path}`);
  const activity = await createActivity(task, quick, read);
  let frame = (await activity.look()) as { iteration: number };
  if (ask) frame = (await activity.answer!(ask(values))) as never;
  else {
    while (frame.iteration < (turns[name] ?? 1_000) && (await activity.advance())) {
      frame = (await activity.look()) as { iteration: number };
    }
    if (isSlow) await activity.advance();
    // Samples are looked at again only after a while.
    if (task.kind === "game") await setTimeout(2_000);
    frame = (await activity.look()) as { iteration: number };
  }
  activity.dispose();
  writeFileSync(here(`moments/${name}.json`), `${JSON.stringify(frame, shortened)}\n`);
  console.log(`${name}: ${figure.say(values, frame)}`);
}

/** Three decimals are enough for a drawing. */
function shortened(_: string, value: unknown): unknown {
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array);
  return typeof value === "number" && !Number.isInteger(value)
    ? Number(value.toPrecision(4))
    : value;
}
