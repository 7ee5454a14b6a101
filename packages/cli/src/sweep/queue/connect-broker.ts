import type { Broker } from "./broker.ts";
import { readBrokerAddress } from "./broker-address.ts";
import { connectPostgres } from "./connect-postgres.ts";
import { connectRedis } from "./connect-redis.ts";

/**
 * Connects to a broker, and looks whether trials can be trusted to it. Once connected it is connected again whenever it is lost,
 * and commands fail meanwhile: none waits for a broker that is away, which is how BullMQ's own connections hang at their end.
 *
 * @param typed - Its address.
 * @throws {QueueError} When there is none that will do.
 */
export async function connectBroker(typed: string): Promise<Broker> {
  const address = readBrokerAddress(typed);
  return address.kind === "redis" ? connectRedis(address) : connectPostgres(address);
}
