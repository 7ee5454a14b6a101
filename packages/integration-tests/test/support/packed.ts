import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzipSync } from "node:zlib";

const root = join(import.meta.dirname, "../../../..");
const execute = promisify(execFile);

/** A package as it would be published. */
export interface PackedPackage {
  readonly name: string;
  /** `.tgz` file. */
  readonly tarball: string;
  /** What can be imported from it, such as `@gan/data/node`; no assets. */
  readonly entries: readonly string[];
}

/** Packs every public package of the repository, as built. */
export async function packAll(folder: string): Promise<PackedPackage[]> {
  const { packageManager } = await readJson(join(root, "package.json"));
  const packages: PackedPackage[] = [];
  const filters: string[] = [];
  for (const directory of await readdir(join(root, "packages"))) {
    const path = join(root, "packages", directory, "package.json");
    const manifest = await readJson(path).catch(() => undefined);
    if (manifest === undefined || manifest.private) continue;
    const { name, version, exports } = manifest;
    filters.push("--filter", name);
    packages.push({
      name,
      tarball: join(folder, `${name.replace("@", "").replace("/", "-")}-${version}.tgz`),
      entries: Object.keys(exports)
        .filter((entry) => !/\.\w+$/.test(entry))
        .map((entry) => name + entry.slice(1)),
    });
  }
  await mkdir(folder, { recursive: true });
  const args = ["--yes", packageManager, "-r", ...filters, "pack", "--pack-destination", folder];
  await execute("npx", args, { cwd: root });
  return packages;
}

/** Whether install scripts of the dependencies run, and what they find in their environment. */
interface InstallOptions {
  readonly scripts: "allowed" | "blocked";
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Makes a project that has the packages, and others from the registry, installed by npm.
 *
 * @param dependencies - Versions of what else it needs, by name.
 * @returns `undefined`, or why the registry could not be asked.
 */
export async function installProject(
  project: string,
  packages: readonly PackedPackage[],
  dependencies: Readonly<Record<string, string>>,
  { scripts, env }: InstallOptions = { scripts: "blocked" },
): Promise<string | undefined> {
  await mkdir(project, { recursive: true });
  const packed = packages.map(({ name, tarball }) => [name, `file:${tarball}`]);
  const manifest = {
    type: "module",
    dependencies: { ...Object.fromEntries(packed), ...dependencies },
  };
  await writeFile(join(project, "package.json"), JSON.stringify(manifest));
  const flags = ["--prefer-offline", "--no-audit", "--no-fund"];
  if (scripts === "blocked") flags.push("--ignore-scripts");
  try {
    await execute("npm", ["install", "--loglevel=error", ...flags], {
      cwd: project,
      env: { ...process.env, ...env },
    });
    return undefined;
  } catch (error) {
    const unreachable = offline(error);
    if (unreachable === undefined) throw error;
    return unreachable;
  }
}

/** Why an installation failed, if the registry could not be asked; `undefined` if it answered. */
export function offline(error: unknown): string | undefined {
  const { stderr } = error as { stderr: string };
  const [, code] =
    /code (E(?:NOTFOUND|CONNREFUSED|TIMEDOUT|AI_AGAIN|NETUNREACH)\w*)/.exec(stderr) ?? [];
  return code && `the npm registry cannot be reached (${code})`;
}

/** The files of a tarball by their names in it. A header of 512 bytes names each file and its length. */
export async function filesOf(tarball: string): Promise<Map<string, Buffer>> {
  const tar = gunzipSync(await readFile(tarball));
  const files = new Map<string, Buffer>();
  for (let at = 0; at < tar.length; ) {
    const header = tar.subarray(at, at + 512).toString("latin1");
    const size = Number.parseInt(header.slice(124, 136), 8) || 0;
    const name = header.slice(0, header.indexOf("\0"));
    if (name !== "") files.set(name, tar.subarray(at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

/** The version of a TensorFlow.js package that the workspace pins. */
export async function pinnedVersion(name: string): Promise<string> {
  const manifest = await readJson(
    join(root, `packages/integration-tests/node_modules/${name}/package.json`),
  );
  return manifest.version;
}

/** Runs Node on a file of a project, and gives what it printed. */
export async function runNode(project: string, ...args: string[]): Promise<string> {
  // pnpm's NODE_PATH would find what the project itself lacks.
  const { NODE_PATH: _, ...env } = process.env;
  const { stdout } = await execute(process.execPath, args, {
    ...{ cwd: project, env, maxBuffer: 2 ** 24 },
  });
  return stdout;
}

/** Checks, and with `outDir` compiles, a project; gives the complaints that concern it or our packages. */
export async function complaintsOfTsc(
  project: string,
  compilerOptions: object,
  files = ["main.ts", "entries.ts"],
): Promise<string[]> {
  const base = { target: "es2022", strict: true, skipLibCheck: false };
  const config = { compilerOptions: { ...base, ...compilerOptions }, files };
  await writeFile(join(project, "tsconfig.json"), JSON.stringify(config));
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = await execute(process.execPath, [tsc, "-p", project], { cwd: project }).catch(
    (error: { stdout: string }) => error,
  );
  const lines = stdout.split("\n");
  return lines.filter((line) => /^(?:\w+\.tsx?|node_modules\/@gan\/.*)\(.*error TS/.test(line));
}

async function readJson(path: string) {
  return JSON.parse(await readFile(path, "utf8"));
}
