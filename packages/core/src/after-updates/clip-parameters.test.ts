import { testAfterUpdate, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { clipParameters } from "../index.ts";

useCpu();

testAfterUpdate(
  () => clipParameters(1.5),
  (values) => values.map((value) => Math.max(-1.5, Math.min(1.5, value))),
);

it("refuses a bound that leaves nothing", () => {
  expect(() => clipParameters(0)).toThrow(/`bound` is 0, expected a number above 0/);
});
