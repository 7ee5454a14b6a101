/**
 * `npm test` does everything from a bare clone: install, build, check, and every test, the slow ones
 * included. `pnpm test` is the fast loop: build what changed and run the fast tests, with any arguments
 * handed to vitest.
 */
import { check } from "./check.mjs";
import { build, install, pnpm } from "./prepare.mjs";

const isFastLoop = process.env.npm_config_user_agent?.startsWith("pnpm/") ?? false;
if (!isFastLoop) install();
build();
if (!isFastLoop) await check();
pnpm(["exec", "vitest", "run", ...process.argv.slice(2)], isFastLoop ? {} : { GAN_SLOW: "1" });
