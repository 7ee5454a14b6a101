import "@gan/core";
import { webgl } from "@gan/backends/webgl";
import { webgpu } from "@gan/backends/webgpu";
import { testSecondDerivatives } from "@gan/test-utils";
import { chromiumPath, noChromium } from "@gan/test-utils/chromium";
import { describe } from "vitest";
import { measureInChromium } from "./second-derivatives/measure-in-chromium.ts";
import { allNetworks } from "./second-derivatives/networks.ts";

describe.skipIf(chromiumPath === undefined)(chromiumPath ? "in Chromium" : noChromium, () => {
  testSecondDerivatives(webgl, allNetworks, { measure: () => measureInChromium("webgl") });
  testSecondDerivatives(webgpu, allNetworks, { measure: () => measureInChromium("webgpu") });
});
