import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
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
 * Serves a folder on the loopback interface.
 *
 * @param port - 0 takes a free one.
 * @throws {InvalidOptionError} When the port is taken, or not ours to take.
 */
export async function servePage(folder: string, port: number): Promise<ServedPage> {
  const files = sirv(folder, { etag: true });
  const server = createServer((request, response) => {
    const host = request.headers.host?.replace(/:\d+$/, "") ?? "";
    if (!hosts.has(host))
      return void response.writeHead(421).end("This page is served to its own machine alone.");
    files(request, response, () => {
      response.writeHead(404).end("There is no such file.");
    });
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
