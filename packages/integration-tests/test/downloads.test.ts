import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runTypeScript } from "./run-typescript.ts";

/** `GAN_PAIRS=100` for a long look. */
const pairs = Number(process.env.GAN_PAIRS ?? 2);

it("processes that download the same file at the same time all get it", async () => {
  const content = Buffer.alloc(3_000_000, "gan");
  const server = createServer((_, response) => response.end(content));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const md5 = createHash("md5").update(content).digest("hex");
  const script = fileURLToPath(new URL("downloads/get.ts", import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), "gan-pairs-"));
  try {
    for (let pair = 0; pair < pairs; pair++) {
      const cache = join(folder, `${pair}`);
      const args = [address, cache, md5, `${Date.now() + 2500}`];
      const both = await Promise.all(
        [0, 1].map(() => runTypeScript(script, args, { cwd: folder, env: { GAN_DATA_DIR: "" } })),
      );
      expect(both.map(({ output }) => output.trim())).toEqual(["got 3000000", "got 3000000"]);
      expect(await readdir(join(cache, "toys"))).toEqual(["toys"]);
    }
  } finally {
    server.close();
    await rm(folder, { recursive: true });
  }
}, 600_000);
