import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

/** Where Chromium is on this machine; `undefined` where it is not. */
export const chromiumPath = [process.env.CHROMIUM_PATH ?? "", "/usr/bin/chromium"].find(existsSync);

const flags = [
  "--headless=new",
  "--no-sandbox",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/** Without a GPU: nothing that needs one, or WebGL and WebGPU in software. */
const graphics = {
  none: ["--disable-gpu"],
  software: [
    "--enable-unsafe-webgpu",
    "--use-webgpu-adapter=swiftshader",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
  ],
} as const;

interface PageOptions {
  /** What follows the page's address, such as `#1`. */
  readonly address?: string;
  readonly gpu?: keyof typeof graphics;
}

/**
 * Serves a folder on this machine, opens its page in Chromium and waits until the page posts to `/result`.
 *
 * @param profile - An empty folder for the browser's own files.
 * @returns What the page posted.
 */
export async function openPage(
  executable: string,
  site: string,
  profile: string,
  { address: suffix = "", gpu = "none" }: PageOptions = {},
): Promise<string> {
  let settle!: (result: string) => void;
  const result = new Promise<string>((resolve) => {
    settle = resolve;
  });
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/result") {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      response.end();
      settle(Buffer.concat(chunks).toString());
      return;
    }
    const file = pathname === "/" ? "index.html" : normalize(pathname);
    const bytes = await readFile(join(site, file)).catch(() => undefined);
    if (bytes === undefined) response.writeHead(404).end();
    else {
      const type = types[extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type }).end(bytes);
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://localhost:${(server.address() as AddressInfo).port}/${suffix}`;
  const args = [...flags, ...graphics[gpu], `--user-data-dir=${profile}`, address];
  const browser = spawn(executable, args, { stdio: "ignore", detached: true });
  const closed = once(browser, "close");
  try {
    const gone = closed.then(() =>
      Promise.reject(new Error("Chromium ended before its page did.")),
    );
    return await Promise.race([result, gone]);
  } finally {
    // Its helpers are in its process group.
    process.kill(-browser.pid!, "SIGKILL");
    await closed;
    server.closeAllConnections();
    server.close();
  }
}
