import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { type IncomingHttpHeaders, request } from "node:http";
import { networkInterfaces, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type ServedPage, servePage } from "./serve-page.ts";

let folder: string;
let page: ServedPage;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-served-"));
  await writeFile(join(folder, "index.html"), "the page");
  await writeFile(join(folder, "a.wasm"), "");
  await symlink("/etc/hostname", join(folder, "out.txt"));
  await symlink("/etc", join(folder, "etc"));
  await symlink("index.html", join(folder, "in.html"));
  page = await servePage(folder, 0);
});
afterAll(async () => {
  await page.close();
  await rm(folder, { recursive: true });
});

/** Asks for a path just as it is written, under any name of the host. */
function ask(path: string, host = "localhost", address = "127.0.0.1") {
  const { port } = new URL(page.address);
  return new Promise<{ status: number; body: string; type: string }>((resolve, reject) => {
    const asked = request({ host: address, port, path, headers: { host } }, async (answer) => {
      let body = "";
      for await (const chunk of answer) body += chunk;
      resolve({ status: answer.statusCode!, body, type: answer.headers["content-type"] ?? "" });
    });
    asked.on("error", reject).end();
  });
}

it("serves the page and its files", async () => {
  expect(await ask("/")).toMatchObject({ status: 200, body: "the page" });
  expect((await ask("/a.wasm")).type).toBe("application/wasm");
  expect((await ask("/none")).status).toBe(404);
});

it("keeps pages of other sites out, so that its workers may share memory", async () => {
  const { headers } = await send("GET", "/");
  expect(headers).toMatchObject({
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
  });
});

it("serves nothing that lies outside its folder", async () => {
  for (const path of ["/../package.json", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd"]) {
    expect((await ask(path)).status, path).toBe(404);
  }
});

/** Asks in any way. */
function send(method: string, path: string, headers: Record<string, string> = {}) {
  const { port } = new URL(page.address);
  const options = {
    host: "127.0.0.1",
    port,
    path,
    method,
    headers: { host: "localhost", ...headers },
  };
  return new Promise<{ status: number; headers: IncomingHttpHeaders; body: string }>(
    (resolve, reject) => {
      const asked = request(options, async (answer) => {
        let body = "";
        for await (const chunk of answer) body += chunk;
        resolve({ status: answer.statusCode!, headers: answer.headers, body });
      });
      asked.on("error", reject).end();
    },
  );
}

it("can only be read", async () => {
  for (const method of ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"]) {
    const { status, headers } = await send(method, "/");
    expect([status, headers.allow], method).toEqual([405, "GET, HEAD"]);
  }
  expect(await send("HEAD", "/")).toMatchObject({ status: 200, body: "" });
});

it("refuses ranges that are none, and goes on", async () => {
  for (const range of [
    "bytes=5-1",
    "bytes=9-",
    "bytes=-5",
    "bytes=x-y",
    "bytes=0-1,3-4",
    "lines=1-2",
  ]) {
    expect((await send("GET", "/", { range })).status, range).toBe(416);
  }
  expect(await send("GET", "/", { range: "bytes=4-7" })).toMatchObject({
    status: 206,
    body: "page",
  });
  expect(await send("GET", "/", { range: "bytes=4-" })).toMatchObject({
    status: 206,
    body: "page",
  });
});

it("says what the page may load, and that files are what they are called", async () => {
  for (const path of ["/", "/a.wasm", "/none"]) {
    const { headers } = await send("GET", path);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["content-security-policy"]).toMatch(/^default-src 'none'; script-src 'self'/);
  }
});

it("follows links within its folder and none that lead outside", async () => {
  for (const path of ["/out.txt", "/etc/hostname", "/etc/passwd", "/%00", "/%", "//etc/passwd"]) {
    expect((await send("GET", path)).status, path).toBe(404);
  }
  expect(await send("GET", "/in.html")).toMatchObject({ status: 200, body: "the page" });
});

it("answers to the names of this machine alone", async () => {
  expect((await ask("/", "evil.example")).status).toBe(421);
  expect((await ask("/", "127.0.0.1:80")).status).toBe(200);
});

it("listens on no other address than the loopback's", async (context) => {
  const outer = Object.values(networkInterfaces())
    .flat()
    .find((each) => each?.family === "IPv4" && !each.internal)?.address;
  if (!outer) context.skip("this machine has no other address");
  await expect(ask("/", "localhost", outer)).rejects.toThrow(/ECONNREFUSED/);
});

it("says which port is taken", async () => {
  const port = Number(new URL(page.address).port);
  await expect(servePage(folder, port)).rejects.toThrow(
    /`--port` is \d+, expected a port that is free/,
  );
});
