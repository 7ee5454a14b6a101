import { cpu } from "@gan/backends/cpu";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { augmentations, losses, penalties } from "@gan/core";
import { settingsSchema } from "@gan/experiments";
import { expectBalanced } from "@gan/test-utils";
import { expect, it } from "vitest";
import { expectSlopes } from "./objectives/expect-slopes.ts";
import { objectives, slopesOf } from "./objectives/slopes.ts";
import { readText } from "./repository.ts";

it.each(
  [cpu, wasm, onnx].flatMap((create) => {
    const backend = create();
    return Object.entries(objectives).map(
      ([name, entry]) => [name, backend.name, backend, entry] as const,
    );
  }),
)("%s has the slopes of differences on %s", async (name, _, backend, entry) => {
  await backend.activate();
  let slopes!: readonly number[];
  await expectBalanced(async () => {
    slopes = await slopesOf(entry);
  });
  await expectSlopes(name, slopes);
});

it("has a page that tells of every loss, penalty, augmentation and their settings", () => {
  const page = readText("docs/objectives.md");
  for (const name of [...Object.keys(losses), ...Object.keys(penalties)]) {
    if (penalties[name as keyof typeof penalties] !== penalties.none) {
      expect(page).toContain(`| \`${name}\` |`);
    }
  }
  for (const [name, choice] of Object.entries(augmentations)) {
    if ("change" in choice) expect(page).toContain(`| \`${name}\` |`);
  }
  const settings = Object.keys(settingsSchema.shape);
  const told = [...page.matchAll(/--set (\w+)=/g)].map(([, name]) => name!);
  expect(told.filter((name) => !settings.includes(name))).toEqual([]);
  for (const name of ["penaltyWeight", "penaltyEvery", "clip", "spectralNorm", "labelSmoothing"]) {
    expect(told).toContain(name);
  }
});
