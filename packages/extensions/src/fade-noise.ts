import { annealed, scalarAt } from "@gan/core";
import { type AfterUpdate, assertWithin, InvalidOptionError, type Network } from "@gan/spec";
import { tidy } from "@tensorflow/tfjs-core";

/** How noise fades. */
export interface FadeNoiseOptions {
  /** The share that is left at the end, in `[0, 1]`. */
  readonly to: number;
  /** Length of the training; beyond it the last share stays. */
  readonly epochs: number;
  /** Epochs that the fall takes, above 0. */
  readonly over: number;
}

/**
 * After each update, lets the noise in a network's layers fade over the last epochs, as a rate does that is annealed. Noise keeps D
 * from being sure too early of what it has guessed, and blurs in the end what it could see.
 *
 *     share(e) = to + (1 - to) · min((epochs - e + 1) / over, 1),  e = epoch, from 1
 *
 * @param network - One with layers of `fadingNoise`. The caller keeps it; it has to live as long as what is returned.
 * @throws {InvalidOptionError} When it has no such layer, or an option is out of its range.
 */
export function fadeNoise(
  network: Pick<Network, "name" | "state">,
  { to, epochs, over }: FadeNoiseOptions,
): AfterUpdate {
  const shares = network.state.filter(({ name }) => name.endsWith("/share"));
  if (shares.length === 0) {
    const fix = "Build it with `fadingNoise` in the place of `gaussianNoise`.";
    throw new InvalidOptionError("network", network.name, "one whose noise can fade", fix);
  }
  assertWithin("to", to, 0, 1);
  if (!(over > 0)) throw new InvalidOptionError("over", over, "a number above 0");
  const left = annealed(() => 1 - to, { epochs, over });
  return {
    name: "fade noise",
    apply(_, update) {
      // A tensor each: steps whose variables share their numbers are not replayed.
      for (const { variable } of shares) {
        tidy(() => variable.assign(scalarAt(update, (at) => to + left(at))));
      }
    },
  };
}
