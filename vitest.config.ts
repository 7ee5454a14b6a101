import { defineConfig } from "vitest/config";

const isSlow = process.env.GAN_SLOW === "1";
/** Tests run on the packages' sources: no build stands between an edit and its test. */
const conditions = ["@gan/source", "module", "node", "import", "default"];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions, externalConditions: conditions } },
  test: {
    include: [
      "packages/*/src/**/*.test.ts",
      "packages/*/test/**/*.test.ts",
      "benchmarks/*.test.mjs",
    ],
    exclude: ["**/node_modules/**", "**/dist/**", ...(isSlow ? [] : ["**/*.slow.test.*"])],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ["default", "./scripts/totals-reporter.mjs"],
  },
});
