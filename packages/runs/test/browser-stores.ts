import { readFile, rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { dirname } from "node:path";
import type { ByteStore } from "@gan/spec";
import { launchBrowser } from "@gan/test-utils/browser";
import { bundle } from "./build.ts";

/** Stores that live in a page of a real browser and can be used from here. */
export interface BrowserStores {
  /** A store of a fresh folder of the page's private file system. */
  create(): ByteStore;
  close(): Promise<void>;
}

interface Call {
  readonly header: string;
  readonly body: Uint8Array;
}

/** Opens a page that fetches calls from a server on this machine and posts their results. */
export async function openBrowser(): Promise<BrowserStores> {
  const script = await bundle("opfs-page.ts");
  const calls: Call[] = [];
  const settlers = new Map<number, (how: string, body: Uint8Array) => void>();
  let idle: ServerResponse | undefined;
  let count = 0;

  const hand = () => {
    if (idle === undefined || calls.length === 0) return;
    const { header, body } = calls.shift()!;
    idle.writeHead(200, { "x-call": header }).end(body);
    idle = undefined;
  };
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "", "http://localhost");
    if (url.pathname === "/next") {
      idle = response;
      hand();
    } else if (url.pathname === "/done") {
      const body = await bodyOf(request);
      response.end();
      settlers.get(Number(url.searchParams.get("id")))?.(url.searchParams.get("ok")!, body);
    } else if (url.pathname === "/page.js") {
      response.writeHead(200, { "content-type": "text/javascript" }).end(await readFile(script));
    } else {
      response.writeHead(200, { "content-type": "text/html" });
      response.end('<script type="module" src="/page.js"></script>');
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.goto(`http://localhost:${(server.address() as AddressInfo).port}/`);

  const call = (folder: string, method: string, name = "", body: Uint8Array = new Uint8Array()) =>
    new Promise<Uint8Array | undefined>((resolve, reject) => {
      const id = count++;
      settlers.set(id, (how, result) => {
        if (how === "bytes") resolve(result);
        else if (how === "nothing") resolve(undefined);
        else reject(toError(result));
      });
      // A header holds no characters beyond Latin-1, so JSON's escapes stand for them.
      const json = JSON.stringify({ id, folder, method, name });
      const header = json.replace(
        /[^ -~]/g,
        (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
      );
      calls.push({ header, body: body.slice() });
      hand();
    });

  return {
    create() {
      const folder = `runs/${count++}`;
      return {
        read: (name) => call(folder, "read", name),
        writeAtomically: async (name, bytes) =>
          void (await call(folder, "writeAtomically", name, bytes)),
        append: async (name, bytes) => void (await call(folder, "append", name, bytes)),
        list: async () => JSON.parse(new TextDecoder().decode(await call(folder, "list"))),
        remove: async (name) => void (await call(folder, "remove", name)),
      };
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
      await rm(dirname(script), { recursive: true, force: true });
    },
  };
}

async function bodyOf(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new Uint8Array(Buffer.concat(chunks));
}

function toError(body: Uint8Array): Error {
  const { code, message } = JSON.parse(new TextDecoder().decode(body));
  return Object.assign(new Error(message), { code });
}
