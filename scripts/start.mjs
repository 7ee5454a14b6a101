import { build, install, root, run } from "./prepare.mjs";

install();
build();
run(process.execPath, [
  `${root}/packages/cli/bin/gan.js`,
  "train",
  "digits",
  ...process.argv.slice(2),
]);
