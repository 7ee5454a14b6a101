import type { Dataset } from "@gan/spec";
import { expect, it } from "vitest";
import { parseLink } from "./link.ts";
import { createParked } from "./parked.ts";

const game = (name: string, size = 1) => ({
  link: parseLink(`game=${name}`).link,
  bytes: new Uint8Array(size),
  notes: { link: `game=${name}`, iteration: size, phase: 0, curve: [] },
  train: {} as Dataset,
});

it("gives back the last game of a name, once, and without a name the one that was left last", () => {
  const parked = createParked();
  for (const each of [game("ring", 1), game("grid", 2), game("ring", 3)]) parked.add(each);
  expect(parked.take()?.notes.iteration).toBe(3);
  expect(parked.take("ring")).toBeUndefined();
  expect(parked.take("grid")?.notes.iteration).toBe(2);
  expect(parked.take()).toBeUndefined();
});

it("forgets the oldest beyond its budget, but never the last", () => {
  const parked = createParked(10);
  for (const each of [game("ring", 6), game("grid", 6), game("two-moons", 20)]) parked.add(each);
  expect(parked.take("ring")).toBeUndefined();
  expect(parked.take("grid")).toBeUndefined();
  expect(parked.take()?.notes.iteration).toBe(20);
});
