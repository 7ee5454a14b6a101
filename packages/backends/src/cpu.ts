import type { Backend } from "@gan/spec";
import { selectEngine } from "./select-engine.ts";

/** Plain JavaScript: runs everywhere, slowly. The reference that every other engine is compared with. */
export function cpu(): Backend {
  return {
    name: "cpu",
    activate: () =>
      selectEngine("cpu", {
        packageName: "@tensorflow/tfjs-backend-cpu",
        load: () => import("@tensorflow/tfjs-backend-cpu"),
      }),
  };
}
