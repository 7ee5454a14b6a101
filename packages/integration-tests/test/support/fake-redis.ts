import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";

/**
 * Something that listens where a Redis should.
 *
 * @param answer - What it answers to whatever it is sent.
 * @returns Its port, and what ends it.
 */
export async function fakeRedis(
  answer: (said: string) => string | undefined,
): Promise<{ readonly port: number; end(): void }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      const said = answer(`${bytes}`);
      if (said !== undefined) socket.write(said, "latin1");
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    end() {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** Answers `INFO` with some lines, and `OK` to every other command of what was sent. */
export function answeringInfo(...lines: readonly string[]): (said: string) => string {
  const info = lines.join("\r\n");
  const bulk = `$${info.length}\r\n${info}\r\n`;
  return (said) => {
    const commands = [...said.matchAll(/^\*\d+\r\n\$\d+\r\n(\w+)/gm)];
    return commands.map(([, name]) => (/^info$/i.test(name!) ? bulk : "+OK\r\n")).join("");
  };
}
