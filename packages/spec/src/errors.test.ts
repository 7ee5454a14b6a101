import { expect, it } from "vitest";
import {
  CorruptFileError,
  DivergedError,
  GanError,
  InvalidOptionError,
  ShapeMismatchError,
  UnknownNameError,
} from "./errors.ts";

it("names the argument, both shapes and the repair", () => {
  const error = new ShapeMismatchError({
    argument: "z",
    expected: [null, 1205],
    received: [100, 1201],
    fix: "Use 241 units of 5 pieces.",
  });
  expect(error.message).toBe(
    "`z` has shape [100, 1201], expected [any, 1205]. Use 241 units of 5 pieces.",
  );
  expect(error.code).toBe("GAN_SHAPE_MISMATCH");
});

it("offers the nearest known name, and none when nothing is near", () => {
  const known = ["mnist", "digits"];
  expect(new UnknownNameError("experiment", "minst", known).message).toBe(
    "There is no experiment `minst`. Did you mean `mnist`? Known: mnist, digits.",
  );
  expect(new UnknownNameError("experiment", "xyzzyfoo", known).message).not.toContain("mean");
});

it("shows what was received and what was expected", () => {
  expect(new InvalidOptionError("seed", "x", "a number").message).toBe(
    '`seed` is "x", expected a number.',
  );
  expect(new CorruptFileError("a.gz", "ends early").message).toBe(
    "`a.gz` ends early. Fetch or make the file again.",
  );
  expect(new DivergedError(7, { "D loss": Number.NaN }).message).toMatch(
    /iteration 7 \(D loss NaN\)/,
  );
});

it("is recognized by its code, also from another copy of the package", () => {
  expect(GanError.is(new InvalidOptionError("a", 1, "b"))).toBe(true);
  expect(GanError.is(Object.assign(new Error("x"), { code: "GAN_FROM_ANOTHER_COPY" }))).toBe(true);
  expect(GanError.is(Object.assign(new Error("x"), { code: "ENOENT" }))).toBe(false);
  expect(GanError.is("GAN_STRING")).toBe(false);
});
