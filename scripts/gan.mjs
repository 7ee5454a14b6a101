/** The command of this clone: `npm run gan -- train digits`. Where nothing was built yet, it is installed and built first. */
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { build, install, root } from "./prepare.mjs";

if (!existsSync(resolve(root, "packages/cli/dist/main.js"))) {
  install();
  build();
}
await import("../packages/cli/bin/gan.js");
