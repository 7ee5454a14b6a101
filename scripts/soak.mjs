/** Long looks at what the tests look at briefly: a run is killed three hundred times, and thousands of random programs run on `onnx`. */
import { build, pnpm } from "./prepare.mjs";

build();
const tests = ["integration-tests/test/kill.slow", "random-programs"];
pnpm(["exec", "vitest", "run", ...tests], { GAN_SLOW: "1", GAN_SOAK: "1" });
