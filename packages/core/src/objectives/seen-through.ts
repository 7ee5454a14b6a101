import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { Examples } from "../examples.ts";
import type { Objective } from "../objective.ts";
import type { Round } from "../round.ts";

/** What becomes of examples before D sees them. The caller owns the result. */
export type Change = (x: Tensor2D, kind: "real" | "fake") => Tensor2D;

/**
 * An objective under which D sees every example and every sample through something. Where nobody moves, it sees them as they are.
 *
 * @param name - What they are then, such as `noisy`: it names what the round remembers and D's masks.
 * @param changeIn - What they go through in a round; `undefined` for nothing.
 */
export function seenThrough(
  objective: Objective,
  name: string,
  changeIn: (round: Round & Required<Pick<Round, "update">>) => Change | undefined,
): Objective {
  const seen = (round: Round) => {
    const change = isMoving(round) ? changeIn(round) : undefined;
    return change ? changed(round, name, change) : round;
  };
  return {
    ...objective,
    loss: (round) => objective.loss(seen(round)),
    ...(objective.measures && { measures: (round) => objective.measures!(seen(round)) }),
  };
}

function isMoving(round: Round): round is Round & Required<Pick<Round, "update">> {
  return round.update !== undefined;
}

/** The same round with a change of what D sees. Both players of a round see the same. */
function changed(round: Round, name: string, change: Change): Round {
  const see = (kind: "real" | "fake"): Examples => {
    const examples = round[kind];
    const x = round.remember(`${name} ${kind}`, () => change(examples.x, kind));
    return Object.create(examples, { x: { value: x, enumerable: true } }) as Examples;
  };
  const judge = (kind: "real" | "fake") =>
    round.remember(`logits of ${name} ${kind}`, () =>
      round.apply("discriminator", see(kind), `${name} ${kind}`),
    );
  return Object.create(round, {
    real: { get: () => see("real") },
    fake: { get: () => see("fake") },
    realLogits: { get: () => judge("real") },
    fakeLogits: { get: () => judge("fake") },
  }) as Round;
}
