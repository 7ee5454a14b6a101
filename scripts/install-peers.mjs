/**
 * Installs the libraries that our benchmark is held against into a folder outside the tree, each in the version it names:
 *
 *     node scripts/install-peers.mjs ~/peers
 *     GAN_PYTHON=~/peers/bin/python npx --yes pnpm@10 bench peers
 *
 * Needs python3 with venv, and 7 GB: PyTorch from the Python registry brings libraries for NVIDIA's cards, which the benchmark does
 * not use. PyTorch compiles with g++.
 */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { root } from "./prepare.mjs";

const peers = ["torch==2.15.0", "jax==0.10.2", "tensorflow-cpu==2.21.0"];

const [given, ...more] = process.argv.slice(2);
if (given === undefined || more.length > 0) {
  fail("Name one folder: node scripts/install-peers.mjs ~/peers");
}
const folder = resolve(given);
if (!relative(root, folder).startsWith("..")) fail(`\`${folder}\` lies in the tree. Name another.`);
const python = join(folder, "bin/python");
if (existsSync(folder) && !existsSync(python) && readdirSync(folder).length > 0) {
  fail(`\`${folder}\` holds something else. Name a new folder.`);
}
if (!existsSync(python)) run("python3", ["-m", "venv", folder]);
run(python, ["-m", "pip", "install", "--quiet", ...peers]);
console.log(`${peers.join(", ")} are there. The benchmark finds them by

    export GAN_PYTHON=${python}`);

function run(command, args) {
  const { status, error } = spawnSync(command, args, { stdio: ["ignore", 2, 2] });
  if (status !== 0) fail(`\`${command}\` ${error ? "could not be started" : "failed"}.`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}
