/**
 * Publishes this repository under another npm scope: `node scripts/set-scope.mjs @other`.
 *
 * The scope stands in one place, the name of the root package. Everything else in the tracked files that names
 * it (manifests, imports, the export condition for sources, changesets, documents) is rewritten from there.
 */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");
const wanted = process.argv[2];
if (!/^@[a-z0-9~][a-z0-9._~-]*$/.test(wanted ?? "")) {
  console.error("Say which scope, such as: node scripts/set-scope.mjs @other");
  process.exit(2);
}

const { name } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));
const scope = name.slice(0, name.indexOf("/"));
// The whole scope: neither the end of a longer word nor the beginning of another scope.
const mention = new RegExp(`(?<![\\w.-])${scope}(?![\\w~-]|\\.\\w)`, "g");

let changed = 0;
for (const file of trackedFiles()) {
  const path = resolve(root, file);
  const bytes = readFileSync(path);
  if (bytes.includes(0)) continue;
  const text = bytes.toString("utf8");
  const rewritten = text.replace(mention, () => wanted);
  if (rewritten === text) continue;
  writeFileSync(path, rewritten);
  changed++;
}
console.log(`${scope} is ${wanted} now, in ${changed} files.`);
console.log(
  "Next: npx --yes pnpm@10 install && npx --yes pnpm@10 format (imports are sorted by name).",
);

function trackedFiles() {
  return execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((file) => file !== "" && existsSync(resolve(root, file)));
}
