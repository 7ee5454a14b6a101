import type { Game } from "@gan/core";
import { DivergedError } from "@gan/spec";

/**
 * An update may leave numbers that are not finite, which the losses tell only one iteration later.
 *
 * @throws {DivergedError} Naming the first parameter that holds one.
 */
export async function assertFinite({ iteration, generator, discriminator }: Game): Promise<void> {
  for (const { network, after } of [discriminator, generator]) {
    const evaluated = after.flatMap((each) => Object.entries(each.evaluationValues?.() ?? {}));
    const means = evaluated.map(([name, variable]) => ({ name: `${name} (mean)`, variable }));
    for (const { name, variable } of [...network.parameters, ...network.state, ...means]) {
      const values = await variable.data();
      const wrong = values.find((value) => !Number.isFinite(value));
      if (wrong !== undefined) {
        throw new DivergedError(iteration, { [`${network.name}/${name}`]: wrong });
      }
    }
  }
}
