import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";
import { launchBrowser } from "@gan/test-utils/browser";

const types: Record<string, string> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".wasm": "application/wasm",
};

/**
 * Serves a folder on this machine, opens its page in the browser that pages are tested in, and waits until the page posts to `/result`.
 *
 * @param suffix - What follows the page's address, such as `#1`.
 * @returns What the page posted.
 */
export async function openPage(site: string, suffix = ""): Promise<string> {
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
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const gone = new Promise<never>((_, reject) => {
      const refuse = () => reject(new Error("The browser ended before its page did."));
      browser.on("disconnected", refuse);
      page.on("crash", refuse);
    });
    const posted = page.goto(address).then(() => result);
    return await Promise.race([posted, gone]);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
