import { createRequire } from "node:module";
import { resolve } from "node:path";
import { install, root, run } from "./prepare.mjs";

install();
const require = createRequire(`${root}/packages/integration-tests/package.json`);
run(process.execPath, [
  require.resolve("tsx/cli"),
  "--conditions=@gan/source",
  `--tsconfig=${resolve(root, "tsconfig.json")}`,
  resolve(root, "packages/integration-tests/test/parity/main.ts"),
]);
