/**
 * Says where the repository lies: `node scripts/set-repository.mjs https://github.com/owner/name`.
 *
 * No address stands in this repository, because none would be true of every copy of it. This writes the one it is
 * given into the manifest of each public package (`repository`, `homepage`, `bugs`), which npm shows and provenance
 * is compared with, and into CITATION.cff. The release workflow does so with its own address.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { root } from "./prepare.mjs";

const address = process.argv[2]?.replace(/(?:\.git|\/)$/, "");
if (!/^https:\/\/[\w.-]+(?:\/[\w.-]+)+$/.test(address ?? "")) {
  console.error(
    "Say where, such as: node scripts/set-repository.mjs https://github.com/owner/name",
  );
  process.exit(2);
}

for (const folder of readdirSync(resolve(root, "packages"))) {
  const path = resolve(root, "packages", folder, "package.json");
  if (!existsSync(path)) continue;
  const manifest = JSON.parse(readFileSync(path, "utf8"));
  if (manifest.private) continue;
  const directory = `packages/${folder}`;
  manifest.repository = { type: "git", url: `git+${address}.git`, directory };
  manifest.homepage = `${address}/tree/main/${directory}#readme`;
  manifest.bugs = `${address}/issues`;
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

const citation = resolve(root, "CITATION.cff");
const cited = readFileSync(citation, "utf8").replace(/^repository-code: .*\n/m, "");
const withAddress = cited.replace(
  /^license: .*\n/m,
  (line) => `${line}repository-code: ${address}\n`,
);
writeFileSync(citation, withAddress);
console.log(`The repository lies at ${address}.`);
