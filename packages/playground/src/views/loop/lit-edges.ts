import type { Opened } from "../../protocol.ts";

export type Player = keyof Opened["updates"];

/** The ways of one iteration: forward from z and x to what each player goes by, and back as a gradient. */
export type EdgeName =
  | "noise"
  | "samples"
  | "examples"
  | "judgedSamples"
  | "judgedExamples"
  | "samplesToG"
  | "samplesToD"
  | "examplesToD"
  | "examplesToG"
  | "gradientOfD"
  | "gradientOfG";

/**
 * The ways that a step takes: forward through all that its mover's objective names, and back into who moves.
 *
 * @param movers - Who moves in it.
 * @param updates - As a line of Algorithm 1's box would have them.
 */
export function litEdges(
  movers: readonly Player[],
  updates: Opened["updates"],
): ReadonlySet<EdgeName> {
  const lit = movers.flatMap((mover): EdgeName[] => {
    const letter = mover === "discriminator" ? "D" : "G";
    const names = (what: string) => updates[mover].includes(what);
    return [
      ...(names("D(G(z))")
        ? (["noise", "samples", "judgedSamples", `samplesTo${letter}`] as const)
        : []),
      ...(names("D(x)") ? (["examples", "judgedExamples", `examplesTo${letter}`] as const) : []),
      `gradientOf${letter}`,
    ];
  });
  return new Set(lit);
}
