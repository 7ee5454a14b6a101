/**
 * Builds TensorFlow's own library for the engine `node` (with `--gpu` for `node-gpu`) into a folder outside the tree, where the
 * download of the package's own install script is out of reach:
 *
 *     node scripts/build-tfjs-node.mjs ~/tfjs-node
 *     GAN_TFJS_NODE=~/tfjs-node npx vitest run packages/backends/src/tensorflow
 *
 * `@tensorflow/tfjs-node` is a thin binding over TensorFlow's C API. Its two sources are in the npm package, and the Python wheel
 * has the library and its headers. Needs python3 with venv, npm and g++ on Linux; takes a minute where the wheel is at hand.
 * The folder may be a project with `@gan/cli`: then `npx gan train … --backend node` computes with the library.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { root } from "./prepare.mjs";

const TENSORFLOW = "2.21.0";
const TFJS = "4.22.0";
/** Node's own C headers for native packages. */
const HEADERS = "1.9.0";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { gpu: { type: "boolean", default: false } },
});
if (positionals.length !== 1) fail("Name one folder: node scripts/build-tfjs-node.mjs ~/tfjs-node");
const folder = resolve(positionals[0]);
if (!relative(root, folder).startsWith("..")) fail(`\`${folder}\` lies in the tree. Name another.`);
if (process.platform !== "linux")
  fail("The recipe is for Linux. Elsewhere npm installs the package.");
const manifest = join(folder, "package.json");
if (existsSync(folder) && !existsSync(manifest)) {
  const isEmpty = statSync(folder).isDirectory() && readdirSync(folder).length === 0;
  if (!isEmpty)
    fail(`\`${folder}\` is something else. Name a new folder, or one with a package.json.`);
}

const name = values.gpu ? "tfjs-node-gpu" : "tfjs-node";
const wheel = values.gpu ? `tensorflow[and-cuda]==${TENSORFLOW}` : `tensorflow-cpu==${TENSORFLOW}`;
const python = join(folder, "python/bin/python");

mkdirSync(folder, { recursive: true });
if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
if (!existsSync(python)) run("python3", ["-m", "venv", join(folder, "python")]);
run(python, ["-m", "pip", "install", "--quiet", wheel]);
const packages = [`@tensorflow/${name}@${TFJS}`, `node-api-headers@${HEADERS}`];
// Its install script would download a library of its own.
run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund", ...packages]);

const tensorflow = ask(python, [
  "-c",
  "import importlib.util as u; print(u.find_spec('tensorflow').submodule_search_locations[0])",
]);
const source = join(folder, "node_modules/@tensorflow", name);
const target = join(source, "lib/napi-v8");
mkdirSync(target, { recursive: true });
const headers = [join(folder, "node_modules/node-api-headers/include"), source];
run("g++", [
  ...["-std=c++17", "-O2", "-fPIC", "-shared", "-DNAPI_VERSION=8", "-DBUILDING_NODE_EXTENSION"],
  ...[...headers, join(tensorflow, "include")].flatMap((path) => ["-I", path]),
  ...["tfjs_backend.cc", "tfjs_binding.cc"].map((file) => join(source, "binding", file)),
  ...["-o", join(target, "tfjs_binding.node")],
  ...["-L", tensorflow, "-l:libtensorflow_cc.so.2", "-l:libtensorflow_framework.so.2"],
  `-Wl,-rpath,${tensorflow}`,
]);

const trial = `const tf = require("@tensorflow/${name}"); console.log(tf.version["tfjs-core"], tf.getBackend(), tf.matMul([[2, 3]], [[5], [7]]).dataSync()[0])`;
const said = ask(process.execPath, ["-e", trial]);
if (said !== `${TFJS} tensorflow 31`) fail(`The library was built and answers \`${said}\`.`);
console.log(`@tensorflow/${name} ${TFJS} computes with TensorFlow ${TENSORFLOW}. Its tests find it by

    export GAN_TFJS_NODE=${folder}`);

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: folder, stdio: ["ignore", 2, 2] });
  if (status !== 0) fail(`\`${command}\` ${error ? "could not be started" : "failed"}.`);
}

function ask(command, args) {
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: "3" };
  return execFileSync(command, args, { cwd: folder, env, encoding: "utf8" }).trim();
}

function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}
