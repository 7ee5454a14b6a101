import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** How a server answers one request for a file. */
export type Manner =
  | "well"
  /** Sends the first half and then nothing, with the connection open. */
  | "stalls"
  /** Sends nothing at all. */
  | "silent"
  /** Promises the whole and closes the connection after half of it. */
  | "truncates"
  /** Says that the first half is the whole. */
  | "wrong-length"
  /** Sends other bytes of the right length. */
  | "lies"
  /** Sends one byte each 50 ms. */
  | "dribbles"
  /** Promises no length and sends for ever. */
  | "never-ends"
  | "ignores-range"
  | "wrong-range"
  | 404
  | 500;

/** A loopback server of files, which answers each request in the next of the given manners. */
export interface BadServer {
  /** Its address, with a slash at the end. */
  readonly address: string;
  /** The file and the `Range` of every request so far, such as `x.gz bytes=10-`. */
  readonly requests: readonly string[];
  /** How the coming requests are answered; the last manner stays. */
  behave(...manners: Manner[]): void;
  close(): Promise<void>;
}

export async function createBadServer(
  files: Readonly<Record<string, Uint8Array>>,
): Promise<BadServer> {
  const requests: string[] = [];
  let manners: Manner[] = ["well"];
  const server = createServer((request, response) => {
    const name = request.url!.slice(1);
    requests.push(`${name} ${request.headers.range ?? ""}`.trim());
    const manner = manners.length > 1 ? manners.shift()! : manners[0]!;
    const bytes = files[name];
    if (bytes === undefined) response.writeHead(404).end("no such file");
    else answer(manner, bytes, request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    requests,
    behave(...next) {
      manners = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(
  manner: Manner,
  bytes: Uint8Array,
  { headers }: IncomingMessage,
  response: ServerResponse,
): void {
  if (manner === "silent") return;
  if (typeof manner === "number") {
    response.writeHead(manner).end("<html>sorry</html>");
    return;
  }
  if (manner === "dribbles" || manner === "never-ends") {
    response.writeHead(200);
    const [piece, pause] =
      manner === "dribbles" ? [new Uint8Array(1), 50] : [new Uint8Array(100_000), 1];
    const timer = setInterval(() => response.write(piece), pause);
    response.on("close", () => clearInterval(timer));
    return;
  }
  const asked = Number(/^bytes=(\d+)-$/.exec(headers.range ?? "")?.[1] ?? 0);
  const from = manner === "ignores-range" ? 0 : asked;
  if (from > 0 && from >= bytes.length) {
    response.writeHead(416).end();
    return;
  }
  const rest =
    manner === "lies" ? new Uint8Array(bytes.length - from).fill(7) : bytes.subarray(from);
  const half = rest.subarray(0, Math.ceil(rest.length / 2));
  const length = manner === "wrong-length" ? half.length : rest.length;
  const start = manner === "wrong-range" ? from + 1 : from;
  response.writeHead(from > 0 ? 206 : 200, {
    "Content-Length": length,
    ...(from > 0 && { "Content-Range": `bytes ${start}-${bytes.length - 1}/${bytes.length}` }),
  });
  if (manner === "stalls") response.write(half);
  else if (manner === "truncates")
    response.write(half, () => setTimeout(() => response.destroy(), 150));
  else if (manner === "wrong-length") response.end(half);
  else response.end(rest);
}
