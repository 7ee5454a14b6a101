import type { Game } from "@gan/core";
import { DivergedError } from "@gan/spec";

/**
 * An update may leave numbers that are not finite, which the losses tell only one iteration later.
 *
 * @throws {DivergedError} Naming the first parameter that holds one.
 */
export async function assertFinite({ iteration, generator, discriminator }: Game): Promise<void> {
  for (const { network } of [discriminator, generator]) {
    for (const { name, variable } of [...network.parameters, ...network.state]) {
      const values = await variable.data();
      const wrong = values.find((value) => !Number.isFinite(value));
      if (wrong !== undefined) {
        throw new DivergedError(iteration, { [`${network.name}/${name}`]: wrong });
      }
    }
  }
}
