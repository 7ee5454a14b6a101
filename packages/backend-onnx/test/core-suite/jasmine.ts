import { createRequire } from "node:module";

// biome-ignore lint/suspicious/noExplicitAny: jasmine-core ships no types.
const jasmineCore: any = createRequire(import.meta.url)("jasmine-core");

/** Jasmine without a runner; booting puts its functions on the global object, where the specs expect them. */
export const jasmine = jasmineCore.boot(jasmineCore);
