import { createHash } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { runTypeScript } from "./run-typescript.ts";

const count = 100;
/** Between the halves of an answer, in milliseconds. */
const PAUSE = 5;

it("processes that download the same file at the same time all get it", async () => {
  const content = Buffer.alloc(300_000, "gan");
  const asked = new Map<string, number>();
  const waiting = new Map<string, () => void>();
  let [met, isOver] = [0, false];
  // Whoever asks first waits for the other one, so that both write at the same time.
  const server = createServer(async ({ url = "" }, response) => {
    asked.set(url, (asked.get(url) ?? 0) + 1);
    if (asked.get(url) === 1 && !isOver)
      await new Promise<void>((resolve) => waiting.set(url, resolve));
    else if (asked.get(url) === 2) {
      met++;
      waiting.get(url)!();
    }
    response.writeHead(200, { "Content-Length": content.length });
    response.write(content.subarray(0, 100_000));
    setTimeout(() => response.end(content.subarray(100_000)), PAUSE);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const md5 = createHash("md5").update(content).digest("hex");
  const script = fileURLToPath(new URL("downloads/get.ts", import.meta.url));
  const folder = await mkdtemp(join(tmpdir(), "gan-pairs-"));
  try {
    const args = [address, folder, md5, `${count}`];
    const both = await Promise.all(
      [0, 1].map(async () => {
        const ended = await runTypeScript(script, args, { cwd: folder, env: { GAN_DATA_DIR: "" } });
        isOver = true;
        for (const goOn of waiting.values()) goOn();
        return ended;
      }),
    );
    expect(both.map(({ output }) => output.trim())).toEqual([`got ${count}`, `got ${count}`]);
    expect(met).toBe(count);
    const names = Array.from({ length: count }, (_, i) => `toy-${i}`).sort();
    expect((await readdir(join(folder, "toys"))).sort()).toEqual(names);
  } finally {
    server.closeAllConnections();
    server.close();
    await rm(folder, { recursive: true });
  }
}, 120_000);
