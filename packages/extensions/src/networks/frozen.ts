import { disposable, type Network } from "@gan/spec";

/**
 * A network that is done with training: in whatever mode it is applied, it draws no masks and its running statistics stay as they are.
 *
 * @param network - Belongs to the new network.
 */
export function frozen(network: Network): Network {
  const { name, inputSize, outputSize, layers, parameters, state } = network;
  return disposable({
    ...{ name, inputSize, outputSize, layers, parameters, state },
    apply: (rows, { stream }) => network.apply(rows, { mode: "evaluate", stream }),
    dispose: () => network[Symbol.dispose](),
  } satisfies Omit<Network, symbol>);
}
