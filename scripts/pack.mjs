/**
 * Packs every public package and writes what it is made of: `node scripts/pack.mjs <folder> [v<version>]`.
 *
 * The folder gets the tarballs and `sbom.cdx.json`, a CycloneDX list of what an installation of the command brings. A
 * version that is not the packages' own is refused.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publicPackages } from "./check.mjs";
import { pnpm, root } from "./prepare.mjs";

const [given, tag] = process.argv.slice(2);
if (given === undefined) {
  console.error("Say where, such as: node scripts/pack.mjs tarballs v0.1.0");
  process.exit(2);
}
const packages = publicPackages();
const wrong = packages.filter(({ version }) => tag !== undefined && tag !== `v${version}`);
if (wrong.length > 0) {
  const list = wrong.map(({ name, version }) => `${name} ${version}`).join(", ");
  console.error(
    `The tag is ${tag}, but there are ${list}. Run: npx --yes pnpm@10 version-packages`,
  );
  process.exit(2);
}

const folder = resolve(given);
mkdirSync(folder, { recursive: true });
const filters = packages.flatMap(({ name }) => ["--filter", name]);
pnpm(["--reporter=silent", "-r", ...filters, "pack", "--pack-destination", folder]);

const project = mkdtempSync(join(tmpdir(), "gan-sbom-"));
try {
  const files = readdirSync(folder).filter((file) => file.endsWith(".tgz"));
  const { name: rootName } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const scope = rootName.split("/")[0];
  const dependencies = Object.fromEntries(
    packages.map(({ name, version }) => {
      const file = `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
      if (!files.includes(file)) throw new Error(`${file} was not packed.`);
      return [name, `file:${join(folder, file)}`];
    }),
  );
  const manifest = {
    name: `${scope}/all`,
    version: packages[0].version,
    private: true,
    dependencies,
  };
  writeFileSync(join(project, "package.json"), JSON.stringify(manifest));
  const npm = (...args) =>
    execFileSync("npm", args, { cwd: project, encoding: "utf8", maxBuffer: 2 ** 26 });
  npm("install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund");
  const list = npm("sbom", "--package-lock-only", "--sbom-format", "cyclonedx");
  // Where the tarballs lay on this machine is nobody's business.
  writeFileSync(join(folder, "sbom.cdx.json"), list.replaceAll(`file:${folder}/`, "file:"));
  console.log(
    `${files.length} tarballs and sbom.cdx.json, ${JSON.parse(list).components.length} components.`,
  );
} finally {
  rmSync(project, { recursive: true });
}
