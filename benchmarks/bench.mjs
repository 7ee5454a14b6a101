/**
 * Measures us against PyTorch and against ourselves: `pnpm bench`, about six minutes on a quiet machine.
 *
 *     pnpm bench                        everything, printed
 *     pnpm bench iteration parzen       these parts: iteration, floor, sampling, parzen, cost, weights
 *     pnpm bench peers                  against PyTorch, JAX and TensorFlow of today, in paired turns: ten minutes and a little
 *     pnpm bench card                   on an NVIDIA card: our engines there, and PyTorch
 *     pnpm bench --threads 1            without the lines for two threads
 *     pnpm bench --save                 writes results/*.json, then the tables and figures of README and docs
 *
 * `--rounds 12`: turns of each contender in `iteration` and `floor`; `--minutes 10`: how long `peers` takes, `--only ring` one
 * of its games, and `--prepare` compiles beforehand what its peers compile, for minutes, and measures nothing. `--json` prints JSON. `--no-build` takes the packages as they were built last. The peers are those of
 * `GAN_PYTHON`, which `node scripts/install-peers.mjs <folder>` makes, else of /usr/bin/python3. Without them their lines are not
 * measured and the exit status is 2.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build } from "../scripts/prepare.mjs";

const names = ["iteration", "floor", "sampling", "parzen", "cost", "weights"];
/** What takes longer than all others together, or a card, is asked for by name. */
const alone = ["peers", "card"];
const { values: flags, positionals } = parseArgs({
  allowNegative: true,
  allowPositionals: true,
  options: {
    threads: { type: "string", multiple: true, default: ["1", "2"] },
    rounds: { type: "string", default: "12" },
    minutes: { type: "string", default: "10" },
    only: { type: "string" },
    prepare: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
    json: { type: "boolean", default: false },
    build: { type: "boolean", default: true },
  },
});
const unknown = positionals.find((name) => ![...names, ...alone].includes(name));
if (unknown !== undefined) {
  console.error(
    `\`${unknown}\` is no part of the benchmarks. The parts are ${[...names, ...alone].join(", ")}.`,
  );
  process.exit(1);
}

const { describeRun } = await import("./lib/machine.mjs");
const run = await describeRun();
if (flags.build) build();
const { tableOf } = await import("./lib/tables.mjs");
const { python } = await import("./lib/contender-process.mjs");

const hasTorch = run.versions.torch !== null;
const show = process.stderr.isTTY ? (text) => process.stderr.write(`\r\x1b[K${text}`) : () => {};
const results = {};
for (const name of positionals.length > 0 ? positionals : names) {
  const { measure, title } = await import(`./parts/${name}.mjs`);
  let current = name;
  let part;
  try {
    part = await measure({
      hasTorch,
      rounds: Number(flags.rounds),
      minutes: Number(flags.minutes),
      only: flags.only,
      prepare: flags.prepare,
      threads: flags.threads.map(Number),
      onCase: (text) => {
        current = text;
        show(text);
      },
      onTurn: (contender, round) => show(`${current}: ${contender}, round ${round + 1}`),
    });
  } catch (error) {
    // A part that fails does not cost the others their results.
    console.error(`\`${name}\` was not measured. ${error.message}`);
    process.exitCode = 1;
    continue;
  }
  if (part === undefined) continue;
  results[name] = { ...run, ...part };
  show("");
  if (!flags.json) console.log(`${title}\n\n${tableOf(name, results[name])}\n`);
  if (flags.save) {
    mkdirSync(join(import.meta.dirname, "results"), { recursive: true });
    const file = join(import.meta.dirname, "results", `${name}.json`);
    writeFileSync(file, `${JSON.stringify(results[name], null, 2)}\n`);
  }
}
if (flags.json) console.log(JSON.stringify(results, null, 2));
if (flags.save) (await import("./lib/documents.mjs")).writeDocuments();
if (run.isLoaded && !flags.json) {
  console.log(
    `The machine was busy with other work (load ${run.load}): trust the processor's time and the ratios.`,
  );
}
if (!hasTorch) {
  console.error(
    `PyTorch was not measured: \`${python}\` has none, or does not start. Install it, or name a Python that has it in GAN_PYTHON.`,
  );
  process.exitCode ||= 2;
}
