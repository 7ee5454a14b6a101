import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { projectFiles, readText, root } from "./repository.ts";

const files = projectFiles();
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "release-"));
  for (const file of files) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const git = (...args: string[]) => execFileSync("git", args, { cwd: copy });
  git("init", "--quiet", "--initial-branch", "main");
  git("add", "--all", "--", ":!node_modules");
  git("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "-m", "All");
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

it("releases every public package as 0.1.0 first, and CITATION.cff says so", () => {
  execFileSync(process.execPath, ["scripts/version.mjs"], { cwd: copy });
  const versions = publicManifests().map(({ name, version }) => `${name} ${version}`);
  expect(versions.length).toBeGreaterThan(10);
  expect(versions.filter((each) => !each.endsWith(" 0.1.0"))).toEqual([]);
  const day = new Date().toISOString().slice(0, 10);
  expect(readText("CITATION.cff", copy)).toContain(
    `type: software\nversion: 0.1.0\ndate-released: ${day}\n`,
  );
}, 60_000);

it("says where the repository lies in every public manifest and in CITATION.cff, once it is told", () => {
  const address = "https://github.com/someone/gan";
  // Twice, as for a repository that moves.
  for (const each of ["https://github.com/else/where", `${address}.git`]) {
    execFileSync(process.execPath, ["scripts/set-repository.mjs", each], { cwd: copy });
  }
  for (const { folder, repository, homepage, bugs } of publicManifests()) {
    expect(repository).toEqual({ type: "git", url: `git+${address}.git`, directory: folder });
    expect(homepage).toBe(`${address}/tree/main/${folder}#readme`);
    expect(bugs).toBe(`${address}/issues`);
  }
  expect(readText("CITATION.cff", copy).match(/^repository-code: .*$/gm)).toEqual([
    `repository-code: ${address}`,
  ]);
});

it("asks where the repository lies when it is not told", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/set-repository.mjs", "gan"], {
    ...{ cwd: copy, encoding: "utf8" },
  });
  expect(status).toBe(2);
  expect(stderr).toContain("Say where");
});

function publicManifests() {
  return files
    .filter((file) => /^packages\/[^/]+\/package\.json$/.test(file))
    .map((file) => ({
      folder: file.replace("/package.json", ""),
      ...JSON.parse(readText(file, copy)),
    }))
    .filter((manifest) => !manifest.private);
}
