/** The tests of pages in Firefox, but for those that only Chromium's own protocol can make; `npm test` runs a part of them. */
import { build, pnpm } from "./prepare.mjs";

build();
const environment = { GAN_SLOW: "1", GAN_FIREFOX: "1" };
pnpm(["exec", "vitest", "run", "--project", "firefox", ...process.argv.slice(2)], environment);
