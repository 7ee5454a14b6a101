import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "./repository.ts";

/** A folder outside the repository from which every package can be imported. */
export interface Scratch {
  readonly path: string;
  write(name: string, text: string): string;
  remove(): void;
}

/** Makes such a folder. The caller removes it. */
export function createScratch(): Scratch {
  const path = mkdtempSync(join(tmpdir(), "gan-docs-"));
  symlinkSync(join(root, "packages/integration-tests/node_modules"), join(path, "node_modules"));
  writeFileSync(join(path, "package.json"), '{ "type": "module" }\n');
  return {
    path,
    write(name, text) {
      writeFileSync(join(path, name), text);
      return join(path, name);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
