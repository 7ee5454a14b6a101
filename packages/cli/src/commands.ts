import type { Command } from "commander";

/** A command as `gan --help` shows it, and where the rest of it is found: what help does not need is loaded by the command alone. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  /** As in usage, with what each is. */
  readonly arguments: Readonly<Record<string, string>>;
  /** What an argument can be, for completion, where that is one of a few words; runs and paths are found by its name. */
  readonly values?: Readonly<Record<string, () => Promise<readonly string[]>>>;
  /** Whether it has flags of its own. */
  readonly hasFlags: boolean;
  /** Adds its flags and what it does. */
  load(): Promise<(command: Command) => Command>;
}

const anyRun = "`latest`, a number, a name or a path";
const run = { "<run>": anyRun };

/** Every command, in the order of help. */
export const commands: readonly CommandEntry[] = [
  {
    name: "train",
    description: "train an experiment in a new numbered run folder",
    arguments: {
      "[experiment]": "which one, such as `mnist` or `digits`; with --from it is that run's",
      "[path]":
        "your own data: a folder of pictures for `images`, a file (CSV, NPY, MAT) for `numbers`; a finished run for `inference` and `selection`",
    },
    values: {
      experiment: async () => Object.keys((await import("@gan/experiments")).experiments),
    },
    hasFlags: true,
    load: async () => (await import("./commands/train.ts")).train,
  },
  {
    name: "sweep",
    description:
      "train many settings with many seeds, several at once, and print what each came to",
    arguments: {
      "<what>": "an experiment, such as `mnist` or `digits`, or a sweep's file (.json)",
      "[path]": "your own data: a folder of pictures for `images`, a file for `numbers`",
    },
    values: {
      what: async () => Object.keys((await import("@gan/experiments")).experiments),
    },
    hasFlags: true,
    load: async () => (await import("./commands/sweep.ts")).sweep,
  },
  {
    name: "worker",
    description:
      "train what `gan sweep --queue` puts into a queue, on as many machines as there are",
    arguments: {},
    hasFlags: true,
    load: async () => (await import("./commands/worker.ts")).worker,
  },
  {
    name: "resume",
    description: "go on with a run, bit for bit as if it had never stopped",
    arguments: run,
    hasFlags: true,
    load: async () => (await import("./commands/resume.ts")).resume,
  },
  {
    name: "runs",
    description: "list the runs there are; compare, name, import or delete some",
    arguments: {},
    hasFlags: true,
    load: async () => (await import("./commands/runs.ts")).runs,
  },
  {
    name: "compare",
    description: "write a page that compares runs: curves, settings, what they came to, the lost",
    arguments: { "<run...>": `${anyRun}; a folder of runs means all in it` },
    hasFlags: true,
    load: async () => (await import("./commands/compare.ts")).compare,
  },
  {
    name: "evaluate",
    description: "score runs' generators with the Parzen window, σ chosen on validation data",
    arguments: { "<run...>": `${anyRun}; of several, a table follows` },
    hasFlags: true,
    load: async () => (await import("./commands/evaluate.ts")).evaluate,
  },
  {
    name: "measure",
    description: "compare any two sets of examples by the numbers that papers print",
    arguments: {
      "<samples>":
        "a folder of pictures, a data set (`mnist`, `mnist/train`, `digits`), an array (.npy), or a run: `latest`, a number, a name or a path",
      "<reference>": "what they should be like, named in the same way",
    },
    hasFlags: true,
    load: async () => (await import("./commands/measure.ts")).measure,
  },
  {
    name: "sample",
    description: "draw samples from a run's generator: one picture, one each, or numbers",
    arguments: run,
    hasFlags: true,
    load: async () => (await import("./commands/sample.ts")).sample,
  },
  {
    name: "interpolate",
    description: "draw Figure 3 from a run: lines between noise vectors, decoded by its generator",
    arguments: run,
    hasFlags: true,
    load: async () => (await import("./commands/interpolate.ts")).interpolate,
  },
  {
    name: "animate",
    description: "play a run's training as a GIF, from the pictures of samples that it kept",
    arguments: run,
    hasFlags: true,
    load: async () => (await import("./commands/animate.ts")).animate,
  },
  {
    name: "figure",
    description: "draw a figure of the paper, or of what it states, with the numbers beside it",
    arguments: {
      "<which>": "1, saturation, proposition-1, proposition-2, overfitting; 2 or 3 of a run",
      "[run]": `for 2 and 3: ${anyRun}`,
    },
    values: {
      which: async () => (await import("./figures/figure-names.ts")).figureNames,
    },
    hasFlags: true,
    load: async () => (await import("./commands/figure.ts")).figure,
  },
  {
    name: "export",
    description: "write a run's networks for other software, which then needs none of this one",
    arguments: run,
    hasFlags: true,
    load: async () => (await import("./commands/export.ts")).exportNetworks,
  },
  {
    name: "report",
    description: "write a run's page again from its folder",
    arguments: run,
    hasFlags: true,
    load: async () => (await import("./commands/report.ts")).report,
  },
  {
    name: "table1",
    description:
      "print the paper's Table 1 with scores of our own: of the runs that are named, or of new ones that are trained now",
    arguments: {},
    hasFlags: true,
    load: async () => (await import("./commands/table1.ts")).table1,
  },
  {
    name: "play",
    description:
      "train in a browser tab and watch: serves the playground on this machine, and to it alone",
    arguments: { "[experiment]": "what to open, such as `ring` or `game=ring&k=5&seed=7`" },
    hasFlags: true,
    load: async () => (await import("./commands/play.ts")).play,
  },
  {
    name: "doctor",
    description: "say which backends load here, how fast they are, and why the others do not load",
    arguments: {},
    hasFlags: false,
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
  {
    name: "completion",
    description: "print what makes a shell complete commands, flags, experiments and runs",
    arguments: { "<shell>": "bash, zsh or fish" },
    values: { shell: async () => ["bash", "zsh", "fish"] },
    hasFlags: false,
    load: async () => (await import("./commands/completion.ts")).completion,
  },
];
