import { runGan } from "./program.ts";

process.exitCode = await runGan(process.argv.slice(2));
