/**
 * A long look at the queue of trials: forty of them while ten workers are killed, two are frozen, and the broker is killed and started
 * twice: a Redis, or what `--broker PostgreSQL` names. With `--minutes <n>` one more computes for so long, and its lock must last.
 */
import { parseArgs } from "node:util";
import { build, pnpm } from "./prepare.mjs";

const { values } = parseArgs({
  options: {
    broker: { type: "string", default: "Redis" },
    minutes: { type: "string", default: "0" },
  },
});
if (!["Redis", "PostgreSQL"].includes(values.broker)) {
  console.error(`\`--broker\` is ${values.broker}, expected Redis or PostgreSQL.`);
  process.exit(2);
}
build();
const environment = {
  ...{ GAN_SLOW: "1", GAN_SOAK: "1" },
  ...{ GAN_SOAK_BROKER: values.broker, GAN_SOAK_MINUTES: values.minutes },
};
pnpm(["exec", "vitest", "run", "integration-tests/test/queue.slow"], environment);
