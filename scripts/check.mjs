import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { pnpm, root } from "./prepare.mjs";

/** Types, lint and format, unused code, and whether every package could be published as it is. */
export function check() {
  pnpm(["exec", "tsc", "-p", "tsconfig.json"]);
  pnpm(["exec", "biome", "ci", "--error-on-warnings", "."]);
  pnpm(["exec", "knip", "--no-progress"]);
  for (const name of readdirSync(`${root}/packages`)) {
    const manifest = `${root}/packages/${name}/package.json`;
    if (!existsSync(manifest) || JSON.parse(readFileSync(manifest, "utf8")).private) continue;
    pnpm(["exec", "publint", "run", `packages/${name}`, "--strict", "--pack", "pnpm"]);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) check();
