import { createRng } from "@gan/spec";
import { expectBalanced, testNetwork, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import {
  dcganDiscriminator,
  dcganGenerator,
  residualDiscriminator,
  residualGenerator,
} from "../index.ts";
import { doublings } from "./doublings.ts";

useCpu();
const rng = createRng(1);
const small = { rng, side: 16, colors: 1, noiseSize: 6 };

testNetwork("dcganGenerator", () => dcganGenerator({ ...small, width: 0.004 }));
testNetwork("dcganDiscriminator", () => dcganDiscriminator({ ...small, width: 0.008 }));
testNetwork("residualGenerator", () => residualGenerator({ ...small, width: 0.03 }));
testNetwork("residualDiscriminator", () => residualDiscriminator({ ...small, width: 0.03 }));
