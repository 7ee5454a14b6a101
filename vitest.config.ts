import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

const isSlow = process.env.GAN_SLOW === "1";
/** Tests that install old and new packages of others for minutes: `pnpm matrix` runs them, and nothing else. */
const isMatrix = process.env.GAN_MATRIX === "1";
/**
 * Tests run on the packages' sources: no build stands between an edit and its test. `import` is added where something is imported; said
 * here, it would hold for what is required as well.
 */
const conditions = ["@gan/source", "module", "node", "default"];

/**
 * Starts the slow tests before all others: no long file is left alone on one worker at the end, and short ones fill what
 * is left.
 */
class SlowFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isSlow = ({ moduleId }: TestSpecification) => moduleId.includes(".slow.test.");
    return [...sorted.filter(isSlow), ...sorted.filter((file) => !isSlow(file))];
  }
}

const include = isMatrix
  ? ["packages/*/test/**/*.matrix.test.ts"]
  : [
      "packages/*/src/**/*.test.ts",
      "packages/*/test/**/*.test.ts",
      "benchmarks/*.test.mjs",
      "scripts/*.test.mjs",
      "site/article/**/*.test.ts",
      "site/cards/*.test.mjs",
    ];

const exclude = [
  ...["**/node_modules/**", "**/dist/**"],
  ...(isSlow ? [] : ["**/*.slow.test.*"]),
  ...(isMatrix ? [] : ["**/*.matrix.test.*"]),
];

/**
 * Their tests share a process, in which TensorFlow.js is loaded once: they compute on the one engine that each asks for and leave
 * nothing behind. A `*.fresh.test.ts` has a process of its own, as all other packages' tests have.
 */
const sharing = [
  ...["core", "data", "extensions", "metrics", "models", "parzen", "report", "spec"].map(
    (name) => `packages/${name}/src/**/!(*.fresh).test.ts`,
  ),
  ...["cli", "experiments", "graph-model", "runs"].map(
    (name) => `packages/${name}/{src,test}/**/!(*.fresh|*.slow).test.ts`,
  ),
];

/**
 * Pages are tested in Firefox as well: the slow tests some of them, `pnpm test:firefox` all that a browser but Chromium can be
 * put through.
 */
const inFirefox =
  process.env.GAN_FIREFOX === "1"
    ? [
        ...["packages/playground/test/*.slow.test.ts", "packages/runs/test/opfs.test.ts"],
        "packages/integration-tests/test/*-page.slow.test.ts",
        "site/article/*.slow.test.ts",
      ]
    : ["packages/playground/test/{page,files}.slow.test.ts"];
const firefox = { name: "firefox", include: inFirefox, env: { GAN_BROWSER: "firefox" } };

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    projects: [
      { extends: true, test: { name: "own", include, exclude: [...exclude, ...sharing] } },
      { extends: true, test: { name: "shared", include: sharing, exclude, isolate: false } },
      ...(isSlow ? [{ extends: true as const, test: firefox }] : []),
    ],
    globalSetup: isSlow ? ["packages/playground/test/support/build-once.ts"] : [],
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: SlowFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "./scripts/totals-reporter.mjs"],
  },
});
