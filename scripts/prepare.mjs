import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const { packageManager } = JSON.parse(readFileSync(resolve(root, "package.json"), "utf8"));

/** Runs a command in the repository, shows what it prints, and ends this process when it fails. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", ...env },
    shell: process.platform === "win32",
  });
  if (error) console.error(`\`${command}\` could not be started: ${error.message}`);
  if (status !== 0) process.exit(status ?? 1);
}

/** Runs tools that are installed here, all at once, shows what each printed, and ends this process when one of them fails. */
export async function runTools(commands) {
  const ended = await Promise.all(
    commands.map(async ([tool, ...args]) => {
      const shell = process.platform === "win32";
      const child = spawn(resolve(root, "node_modules/.bin", tool), args, { cwd: root, shell });
      const printed = [];
      for (const stream of [child.stdout, child.stderr]) {
        stream.on("data", (chunk) => printed.push(chunk));
      }
      const [code] = await once(child, "close");
      process.stdout.write(Buffer.concat(printed));
      return code;
    }),
  );
  if (ended.some((code) => code !== 0)) process.exit(1);
}

/** pnpm at the version this repository names, on a machine that has only npm. */
export function pnpm(args, env) {
  run("npx", ["--yes", packageManager, ...args], env);
}

export function install() {
  pnpm(["install", "--frozen-lockfile", "--prefer-offline", "--config.confirmModulesPurge=false"]);
}

export function build() {
  pnpm(["exec", "turbo", "run", "build", "--output-logs=errors-only", "--log-order=grouped"]);
}
