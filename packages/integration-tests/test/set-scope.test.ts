import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectFiles, readText, root } from "./repository.ts";

const { name: rootName } = JSON.parse(readText("package.json"));
const scope: string = rootName.split("/")[0];
const files = projectFiles();
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "set-scope-"));
  for (const file of files) cpSync(join(root, file), join(copy, file));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: copy });
  git("init", "--quiet");
  git("add", "--all");
  execFileSync(process.execPath, ["scripts/set-scope.mjs", "@else-where"], { cwd: copy });
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

it("leaves the old scope nowhere", () => {
  const left = files.filter((file) => {
    const text = readText(file, copy);
    return !text.includes("\0") && text.includes(`${scope}/`);
  });
  expect(left).toEqual([]);
});

it("leaves packages that name one another, and imports that they export", () => {
  const manifests = files
    .filter((file) => /^(packages|examples)\/[^/]+\/package\.json$/.test(file))
    .map((file) => JSON.parse(readText(file, copy)));
  const exported = new Set<string>();
  for (const { name, exports = { ".": "" } } of manifests) {
    expect(name).toMatch(/^@else-where\/[a-z0-9-]+$/);
    for (const path of Object.keys(exports)) exported.add(`${name}${path.slice(1)}`);
  }
  const names = manifests.map(({ name }) => name);
  for (const { name, dependencies, devDependencies, peerDependencies } of manifests) {
    const all = { ...dependencies, ...devDependencies, ...peerDependencies };
    const own = Object.keys(all).filter((each) => `${all[each]}`.startsWith("workspace:"));
    expect(names, `dependencies of ${name}`).toEqual(expect.arrayContaining(own));
  }
  const imports = files
    .filter((file) => /\.(ts|mts|mjs|js)$/.test(file))
    .flatMap((file) => readText(file, copy).match(/(?<=from ")@else-where\/[^"$]+(?=";)/g) ?? []);
  expect(imports.length).toBeGreaterThan(100);
  expect([...exported]).toEqual(expect.arrayContaining([...new Set(imports)]));
});

it("asks for a scope when there is none", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/set-scope.mjs", "else"], {
    cwd: copy,
    encoding: "utf8",
  });
  expect(status).toBe(2);
  expect(stderr).toContain("Say which scope");
});
