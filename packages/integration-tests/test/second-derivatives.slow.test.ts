import "@gan/core";
import { webgl } from "@gan/backends/webgl";
import { webgpu } from "@gan/backends/webgpu";
import { testSecondDerivatives } from "@gan/test-utils";
import { chromiumPath, noChromium } from "@gan/test-utils/chromium";
import { beforeAll, describe, it } from "vitest";
import { expectSlopes } from "./objectives/expect-slopes.ts";
import { objectives } from "./objectives/slopes.ts";
import { type Measured, measureInChromium } from "./second-derivatives/measure-in-chromium.ts";
import { allNetworks } from "./second-derivatives/networks.ts";

describe.skipIf(chromiumPath === undefined)(chromiumPath ? "in Chromium" : noChromium, () => {
  // Both at once: each waits for its graphics process.
  const measuring = new Map<string, Promise<Measured>>();
  beforeAll(() => {
    for (const engine of ["webgl", "webgpu"]) measuring.set(engine, measureInChromium(engine));
  });
  for (const create of [webgl, webgpu]) {
    const { name: engine } = create();
    const measure = () => measuring.get(engine)!;
    testSecondDerivatives(create, allNetworks, {
      measure: async () => (await measure()).measured,
    });
    it.each(Object.keys(objectives))(
      `%s has the slopes of differences on ${engine}`,
      async (name) => {
        await expectSlopes(name, (await measure()).slopes[name]!);
      },
    );
  }
});
