import { once } from "node:events";
import { realpath } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, sep } from "node:path";
import { InvalidOptionError } from "@gan/spec";
import sirv from "sirv";

/** A page that this machine, and no other, can open. */
export interface ServedPage {
  /** Ends in a slash. */
  readonly address: string;
  close(): Promise<void>;
}

/** The names of this machine: a page of another site that was pointed here by its name server is refused. */
const hosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/**
 * What the page may load and do: its own files, compiled code in them, pictures that it draws, and data
 * from the address that a reader types in.
 */
const policy = [
  "default-src 'none'",
  // Threads of WebAssembly run a script that the page makes.
  "script-src 'self' 'wasm-unsafe-eval' blob:",
  "worker-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self' http: https: data: blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Serves a folder on the loopback interface, to be read only.
 *
 * @param port - 0 takes a free one.
 * @param beside - Gives the file of a path that goes before the folder's, or `undefined`.
 * @throws {InvalidOptionError} When the port is taken, or not ours to take.
 */
export async function servePage(
  folder: string,
  port: number,
  beside: (path: string) => Promise<Uint8Array | undefined> = async () => undefined,
): Promise<ServedPage> {
  // Asked for each file when it is wanted: otherwise it walks through the folder first, along every link.
  const files = sirv(folder, { etag: true, dev: true });
  const root = await realpath(folder);
  const server = createServer(async (request, response) => {
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", policy);
    // Only an isolated page may share memory between threads.
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Embedder-Policy", "require-corp");
    const refusal = refusalOf(request);
    if (refusal) return end(response, ...refusal);
    const { pathname } = new URL(request.url!.replace(/^\/+/, "/"), "http://localhost");
    const bytes = await beside(pathname);
    if (bytes) return endWith(response, pathname, bytes);
    if (await leadsOutside(root, pathname)) return end(response, 404, "There is no such file.");
    files(request, response, () => end(response, 404, "There is no such file."));
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening").catch((cause) => {
    throw new InvalidOptionError(
      "--port",
      port,
      "a port that is free",
      `${cause.message}. Use --port 0.`,
    );
  });
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

/** The status and the sentence for what is not answered with a file, or `undefined`. */
function refusalOf({ method, headers }: IncomingMessage): [number, string] | undefined {
  const host = headers.host?.replace(/:\d+$/, "") ?? "";
  if (!hosts.has(host)) return [421, "This page is served to its own machine alone."];
  if (method !== "GET" && method !== "HEAD") return [405, "This page can only be read."];
  if (headers.range === undefined) return undefined;
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(headers.range) ?? [];
  const isRange = from !== undefined && (to === "" || Number(from) <= Number(to));
  return isRange ? undefined : [416, "There is no such range of bytes."];
}

/** Whether a path is hidden, or a link in the folder leads to a file that is not in it. */
async function leadsOutside(root: string, pathname: string): Promise<boolean> {
  const path = await Promise.resolve(pathname)
    .then(decodeURIComponent)
    .catch(() => "\0");
  if (path.includes("\0") || path.includes("/.")) return true;
  // The names under which a file is looked for.
  for (const name of [
    path,
    `${path}.html`,
    `${path}.htm`,
    join(path, "index.html"),
    join(path, "index.htm"),
  ]) {
    const real = await realpath(join(root, name)).catch(() => root);
    if (real !== root && !real.startsWith(root + sep)) return true;
  }
  return false;
}

/** Packed files go as they are: said to be an encoding, they would be unpacked on the way. */
function endWith(response: ServerResponse, path: string, bytes: Uint8Array): void {
  response.writeHead(200, {
    "Content-Type": path.endsWith(".json") ? "application/json" : "application/gzip",
    "Content-Length": bytes.length,
    "Cache-Control": "no-cache",
  });
  response.end(bytes);
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, {
    "Content-Type": "text/plain",
    ...(status === 405 && { Allow: "GET, HEAD" }),
  });
  response.end(sentence);
}
