import { once } from "node:events";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { Pool } from "pg";
import { expect, it, vi } from "vitest";
import { createPostgresPool } from "./postgres-pool.ts";

/** Lets whoever comes in, and says nothing more: it does not even hang up. */
async function silentPostgres() {
  const sockets: Socket[] = [];
  const server = createServer({ allowHalfOpen: true }, (socket) => {
    sockets.push(socket);
    socket.once("data", () => socket.write("R\0\0\0\x08\0\0\0\0Z\0\0\0\x05I"));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const end = () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  };
  return { port: (server.address() as AddressInfo).port, end };
}

const connections = () =>
  process.getActiveResourcesInfo().filter((kind) => kind === "TCPSocketWrap").length;

it("keeps no connection once it is closed, though nobody hangs up at the other end", async () => {
  const before = connections();
  const { port, end } = await silentPostgres();
  try {
    const url = new URL(`postgres://me:secret@127.0.0.1:${port}/gan`);
    const { pool, close } = createPostgresPool(Pool, url);
    (await pool.connect()).release();
    expect(connections()).toBe(before + 2);
    close();
    await vi.waitFor(() => expect(connections()).toBe(before + 1), { timeout: 10_000 });
  } finally {
    end();
  }
});
