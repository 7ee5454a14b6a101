import { losses } from "@gan/core";
import { expect, it } from "vitest";
import { updateOf } from "./update-of.ts";

it("tells which way an update goes, and along the gradient of what", () => {
  expect(updateOf("descend ∇ mean[log(1 − D(G(z)))]")).toEqual({
    way: "descend",
    formula: "∇ mean[log(1 − D(G(z)))]",
    objective: "mean[log(1 − D(G(z)))]",
  });
});

it("understands what every loss says of itself", () => {
  for (const { updates } of Object.values(losses)) {
    for (const update of Object.values(updates)) {
      const { way, objective } = updateOf(update);
      expect(`${way} ∇ ${objective}`).toBe(update);
    }
  }
});
