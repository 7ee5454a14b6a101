import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { pnpm, root, runTools } from "./prepare.mjs";
import { checkSizes } from "./sizes.mjs";

/** Types, lint and format, unused code, sizes, and whether every package could be published as it is. */
export async function check() {
  await runTools([
    ["tsc", "-p", "tsconfig.json"],
    ["biome", "ci", "--error-on-warnings", "."],
    ["knip", "--no-progress"],
  ]);
  await checkSizes();
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
      const wrong = await wrongTypes(bytes);
      for (const problem of wrong) console.error(`${pkg.name}: ${JSON.stringify(problem)}`);
      if (messages.length + wrong.length > 0) process.exitCode = 1;
    }
    console.log(
      `${tarballs.length} packages were packed; publint and are-the-types-wrong read them.`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
  if (process.exitCode) process.exit();
}

/** What are-the-types-wrong finds for ES modules and bundlers; files that are no modules have no types. */
async function wrongTypes(tarball) {
  const { checkPackage, createPackageFromTarballData } = await import("@arethetypeswrong/core");
  const packed = createPackageFromTarballData(new Uint8Array(tarball));
  const excludeEntrypoints = [/\.(ttf|html)$/];
  const { problems = [] } = await checkPackage(packed, { excludeEntrypoints });
  const forOthers = /^node1(0|6-cjs)$/;
  return problems.filter(
    ({ resolutionKind, resolutionOption }) => !forOthers.test(resolutionKind ?? resolutionOption),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await check();
