import { createRequire } from "node:module";
import { install, root, run } from "./prepare.mjs";

install();
// The workspace's root has no tsx of its own.
const tests = `${root}/packages/integration-tests`;
const tsx = createRequire(`${tests}/package.json`).resolve(["tsx", "cli"].join("/"));
const flags = ["--conditions=@gan/source", `--tsconfig=${root}/tsconfig.json`];
run(process.execPath, [
  ...[tsx, ...flags, `${tests}/test/parity/main.ts`],
  ...process.argv.slice(2),
]);
