export { runGan } from "./program.ts";
