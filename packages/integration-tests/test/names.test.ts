import { augmentations, losses, penalties, priors, rules, schedules } from "@gan/core";
import { experiments } from "@gan/experiments";
import { metrics } from "@gan/metrics";
import { expect, it } from "vitest";
import { projectFiles, readText } from "./repository.ts";

/** Everything that is chosen by a name, and so may be asked for by it nowhere but in its own file and its registry. */
const registries: Readonly<Record<string, readonly string[]>> = {
  augmentations: Object.keys(augmentations),
  losses: Object.keys(losses),
  penalties: Object.keys(penalties),
  priors: Object.keys(priors),
  rules: Object.keys(rules),
  schedules: Object.keys(schedules),
  metrics: Object.keys(metrics),
  experiments: Object.keys(experiments),
};

/** Source files of the published packages, without tests. */
const sources = projectFiles("packages/*/src/**/*.ts", "packages/*/src/*.ts").filter(
  (file) => !/\.test\.ts$|^packages\/(test-utils|integration-tests)\//.test(file),
);

/** Lines that compare something with one of some names. */
function comparisonsIn(text: string, names: readonly string[]): string[] {
  const name = `["'\`](?:${names.join("|")})["'\`]`;
  const compared = new RegExp(`[=!]==? ${name}|${name} [=!]==?|case ${name}|\\.includes\\(${name}`);
  return text.split("\n").filter((line) => compared.test(line));
}

it.each(Object.entries(registries))("asks for none of the %s by its name", (_, names) => {
  const found = sources.flatMap((file) =>
    comparisonsIn(readText(file), names).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

it("sees names that are compared, and no others", () => {
  const names = ["minimax", "tfd"];
  const text = [
    'if (loss === "minimax") {',
    'case "tfd":',
    'const isIn = ["a"].includes("tfd");',
    'name: "minimax",',
    'source({ set: "tfd" })',
  ].join("\n");
  expect(comparisonsIn(text, names)).toHaveLength(3);
});
