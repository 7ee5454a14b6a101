/**
 * Keeps the page's files, so that it opens without a network after one visit. A script of its own, beside the page.
 *
 * Files whose names hold their hash never change, and are taken from what is kept; the others are asked for first, so that nobody
 * is left with an old page. Ours, in a few lines: Workbox has more code than there is here to keep.
 */

/** The page's files, put in when it is built. */
declare const __FILES__: readonly string[];
/** A hash of their names, put in when it is built. */
declare const __FILES_HASH__: string;

interface Extendable extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Extendable {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  readonly registration: { readonly scope: string };
  addEventListener(name: "install" | "activate", listener: (event: Extendable) => void): void;
  addEventListener(name: "fetch", listener: (event: Fetching) => void): void;
}

const self = globalThis as unknown as Scope;
const { scope } = self.registration;
/** Pages in other folders of an origin keep their own. */
const ours = `gan-playground ${scope} `;
const kept = ours + __FILES_HASH__;
const addresses = new Set(__FILES__.map((file) => new URL(file, scope).href));
const isHashed = (address: string) => new URL(address).pathname.includes("/assets/");

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(kept).then((cache) => cache.addAll([...addresses])));
});

// Once no page is open that an earlier one serves.
self.addEventListener("activate", (event) => {
  const forget = async () => {
    const names = (await caches.keys()).filter((name) => name.startsWith(ours) && name !== kept);
    await Promise.all(names.map((name) => caches.delete(name)));
  };
  event.waitUntil(forget());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname.replace(/\/$/, "/index.html");
  if (request.method !== "GET" || !addresses.has(address)) return;
  event.respondWith(isHashed(address) ? keptOrFetched(address) : fetchedOrKept(request, address));
});

async function keptOrFetched(address: string): Promise<Response> {
  return (await caches.match(address)) ?? fetch(address);
}

async function fetchedOrKept(request: Request, address: string): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const response = await caches.match(address);
    if (response) return response;
    throw error;
  }
}
