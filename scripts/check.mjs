import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pnpm, root } from "./prepare.mjs";

/** Types, lint and format, unused code, and whether every package could be published as it is. */
export async function check() {
  pnpm(["exec", "tsc", "-p", "tsconfig.json"]);
  pnpm(["exec", "biome", "ci", "--error-on-warnings", "."]);
  pnpm(["exec", "knip", "--no-progress"]);
  await checkPackages();
}

/** The manifests of what is published. */
export function publicPackages() {
  return readdirSync(`${root}/packages`)
    .map((folder) => `${root}/packages/${folder}/package.json`)
    .filter(existsSync)
    .map((path) => JSON.parse(readFileSync(path, "utf8")))
    .filter((manifest) => !manifest.private);
}

/** Packs every public package as pnpm would publish it, all at once, and lints what was packed. */
async function checkPackages() {
  // `npm test` loads this file before it installs anything.
  const { publint } = await import("publint");
  const { formatMessage } = await import("publint/utils");
  const names = publicPackages().map(({ name }) => name);
  const folder = mkdtempSync(join(tmpdir(), "gan-pack-"));
  try {
    const filters = names.flatMap((name) => ["--filter", name]);
    pnpm(["--reporter=silent", "-r", ...filters, "pack", "--pack-destination", folder]);
    const tarballs = readdirSync(folder);
    if (tarballs.length !== names.length) {
      throw new Error(`${names.length} packages were to be packed, ${tarballs.length} were.`);
    }
    for (const tarball of tarballs) {
      const { buffer, byteOffset, byteLength } = readFileSync(join(folder, tarball));
      const bytes = buffer.slice(byteOffset, byteOffset + byteLength);
      const { messages, pkg } = await publint({ strict: true, pack: { tarball: bytes } });
      for (const message of messages) console.error(`${pkg.name}: ${formatMessage(message, pkg)}`);
      if (messages.length > 0) process.exitCode = 1;
    }
    console.log(`publint: ${tarballs.length} packages were packed and linted.`);
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (process.exitCode) process.exit();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await check();
