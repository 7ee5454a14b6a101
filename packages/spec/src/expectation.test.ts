import { expect, it } from "vitest";
import { expectationOf } from "./expectation.ts";

it.each([
  [
    { type: "integer", minimum: 1, maximum: 100_000 },
    "a whole number of at least 1 and at most 100,000",
  ],
  [{ type: "number", exclusiveMinimum: 0, maximum: 1e30 }, "a number above 0 and at most 1e+30"],
  [{ type: "number", minimum: 0, exclusiveMaximum: 1 }, "a number of at least 0 and below 1"],
  [{ type: "integer", minimum: Number.MIN_SAFE_INTEGER }, "a whole number"],
  [{ enum: ["a", "b"] }, "one of a, b"],
  [{ type: "string", expected: "a path" }, "a path"],
  [{ type: "string" }, "text"],
])("completes “expected …” from %j", (schema, words) => {
  expect(expectationOf(schema)).toBe(words);
});
