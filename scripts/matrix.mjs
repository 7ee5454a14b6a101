/**
 * Tries the packed packages wherever they are used: the table of docs/consumers.md, then the install line of every README and
 * the oldest TensorFlow.js. Words choose rows of the table, and leave out the rest.
 */
import { pnpm } from "./prepare.mjs";

const rows = process.argv.slice(2);
const table = ["exec", "tsx", "--conditions=@gan/source", "test/matrix/main.ts", ...rows];
pnpm(["--filter", "./packages/integration-tests", ...table]);
if (rows.length === 0) pnpm(["exec", "vitest", "run"], { GAN_MATRIX: "1" });
