import { testNoisePrior } from "@gan/test-utils";
import { priors } from "./index.ts";

for (const { create } of Object.values(priors)) testNoisePrior(create(3));
