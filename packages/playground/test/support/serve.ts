import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join, normalize } from "node:path";

const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".wasm": "application/wasm",
};

/** A folder on a port of this machine, under a path of some depth, as a static host would have it. */
export interface Site {
  /** Ends in a slash. */
  readonly address: string;
  /** Every file that was asked for, in order, since it was emptied. */
  readonly served: { file: string; bytes: Uint8Array }[];
  close(): Promise<void>;
}

/** How a folder is served. */
export interface ServeOptions {
  /** @default some depth */
  readonly under?: string;
  /** Whether pages of other sites are kept out, so that workers may share memory. */
  readonly isIsolated?: boolean;
}

const isolating = {
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-embedder-policy": "require-corp",
};

/** Serves a folder. */
export async function serve(
  folder: string,
  { under = "/a/deep/path/", isIsolated = false }: ServeOptions = {},
): Promise<Site> {
  const served: Site["served"] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://localhost");
    if (pathname === "/favicon.ico") return void response.writeHead(204).end();
    const inside = pathname.startsWith(under) ? pathname.slice(under.length) : undefined;
    const file = inside === "" ? "index.html" : inside && normalize(inside);
    const bytes = file && (await readFile(join(folder, file)).catch(() => undefined));
    if (!bytes) return void response.writeHead(404).end();
    served.push({ file, bytes });
    response.writeHead(200, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      ...(isIsolated && isolating),
    });
    response.end(bytes);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    served,
    address: `http://localhost:${(server.address() as AddressInfo).port}${under}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
