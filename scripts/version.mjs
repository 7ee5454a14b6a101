/**
 * Takes the changesets into versions and changelogs, and CITATION.cff along: the version that is released, and the day.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { root, run } from "./prepare.mjs";

const text = (file) => readFileSync(resolve(root, file), "utf8");

run(process.execPath, [resolve(root, "node_modules/@changesets/cli/bin.js"), "version"]);

// Every package is released under one version.
const { version } = JSON.parse(text("packages/core/package.json"));
const day = new Date().toISOString().slice(0, 10);
const others = text("CITATION.cff").replace(/^(?:version|date-released): .*\n/gm, "");
const cited = others.replace(
  /^type: software\n/m,
  (line) => `${line}version: ${version}\ndate-released: ${day}\n`,
);
writeFileSync(resolve(root, "CITATION.cff"), cited);
console.log(`Version ${version}, dated ${day} in CITATION.cff.`);
