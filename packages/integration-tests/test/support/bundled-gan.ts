import { copyFile, mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "vite";
import { temporaryFolder } from "./gan.ts";

const cli = join(import.meta.dirname, "../../../cli");

/**
 * The built `gan` with all that it imports in a few files: it starts in half the time, which is most of what a process costs
 * that is killed soon.
 *
 * @returns The file to run.
 */
export async function bundledGan(): Promise<string> {
  const parent = await temporaryFolder();
  const folder = join(parent, "gan");
  await mkdir(folder);
  // What it reads beside itself, and ONNX Runtime, which cannot be bundled.
  await copyFile(join(cli, "package.json"), join(folder, "package.json"));
  await symlink(join(cli, "node_modules"), join(folder, "node_modules"));
  await build({
    configFile: false,
    logLevel: "silent",
    ssr: { noExternal: true },
    build: {
      ssr: join(cli, "dist/main.js"),
      outDir: join(folder, "dist"),
      rollupOptions: {
        output: { entryFileNames: "main.js", chunkFileNames: "[name]-[hash].js" },
      },
    },
  });
  // Where a sweep in it looks for the command that it starts.
  await mkdir(join(parent, "bin"));
  await writeFile(join(parent, "bin/gan.js"), 'import "../gan/dist/main.js";');
  return join(folder, "dist/main.js");
}
