import { expect, it } from "vitest";
import { formatTable1 } from "./table1.ts";

it("prints our scores below the paper's", () => {
  const mnist = { mean: 143.61, standardError: 1.52 };
  const logLikelihood = { mean: 2001.04, standardError: 30.25, count: 5 };
  const tfd = { logLikelihood, populationStandardError: 27.06, folds: [] };
  expect(formatTable1({ mnist, tfd }).split("\n")).toEqual([
    "| Model            | MNIST       | TFD                            |",
    "|------------------|-------------|--------------------------------|",
    "| DBN              | 138 ± 2     | 1909 ± 66                      |",
    "| Stacked CAE      | 121 ± 1.6   | 2110 ± 50                      |",
    "| Deep GSN         | 214 ± 1.1   | 1890 ± 29                      |",
    "| Adversarial nets | 225 ± 2     | 2057 ± 26                      |",
    "| this program     | 143.6 ± 1.5 | 2001.0 ± 30.3 (ddof 0: ± 27.1) |",
  ]);
});

it("leaves a dash where nothing was measured", () => {
  expect(formatTable1({}).split("\n").at(-1)).toMatch(/^\| this program +\| – +\| – +\|$/);
});
