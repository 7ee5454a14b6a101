import { losses } from "@gan/core";
import { describe, expect, it } from "vitest";
import { edges } from "./edges.ts";
import { type EdgeName, litEdges, type Player } from "./lit-edges.ts";

/** Algorithm 1 of the paper, line by line, and the same moves made at once, written down by hand. */
const lines: readonly [line: string, movers: readonly Player[], lit: readonly EdgeName[]][] = [
  [
    "update D by ascending mean[log D(x) + log(1 - D(G(z)))]",
    ["discriminator"],
    [
      ...(["noise", "samples", "judgedSamples", "samplesToD"] as const),
      ...(["examples", "judgedExamples", "examplesToD", "gradientOfD"] as const),
    ],
  ],
  [
    "update G by descending mean[log(1 - D(G(z)))]",
    ["generator"],
    ["noise", "samples", "judgedSamples", "samplesToG", "gradientOfG"],
  ],
  [
    "update D and G at once",
    ["discriminator", "generator"],
    [
      ...(["noise", "samples", "judgedSamples", "samplesToD", "samplesToG"] as const),
      ...(["examples", "judgedExamples", "examplesToD"] as const),
      ...(["gradientOfD", "gradientOfG"] as const),
    ],
  ],
  ["nothing yet", [], []],
];

describe.each(["minimax", "non-saturating"] as const)("%s", (name) => {
  it.each(lines)("%s", (_, movers, lit) => {
    expect([...litEdges(movers, losses[name].updates)].sort()).toEqual([...lit].sort());
  });
});

it("has the data in a step of G exactly where its loss compares samples with them", () => {
  for (const loss of Object.values(losses)) {
    const lit = litEdges(["generator"], loss.updates);
    const isAsked = "usesReal" in loss && loss.usesReal === true;
    expect(
      ["examples", "judgedExamples", "examplesToG"].map((it) => lit.has(it as EdgeName)),
    ).toEqual(Array(3).fill(isAsked));
    expect(lit).toContain("gradientOfG");
    expect(lit).not.toContain("gradientOfD");
  }
});

it("has a place for every way that a loss takes", () => {
  const drawn = edges.map(({ name }) => name);
  for (const { updates } of Object.values(losses)) {
    for (const name of litEdges(["discriminator", "generator"], updates)) {
      expect(drawn).toContain(name);
    }
  }
});
