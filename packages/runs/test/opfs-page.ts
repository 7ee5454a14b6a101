// Runs in the page: does to stores of the private file system what the test asks for, one call at a time.
import type { ByteStore } from "@gan/spec";
import { opfsStore } from "../src/browser/index.ts";

/** Calls that come before a store is open wait for the same one: another would have a queue of its own. */
const stores = new Map<string, Promise<ByteStore>>();

async function perform(folder: string, method: keyof ByteStore, name: string, body: Uint8Array) {
  const opening = stores.get(folder) ?? opfsStore(folder);
  stores.set(folder, opening);
  const store = await opening;
  if (method === "list") return new TextEncoder().encode(JSON.stringify(await store.list()));
  return store[method](name, body);
}

for (;;) {
  const call = await fetch("/next");
  const { id, folder, method, name } = JSON.parse(call.headers.get("x-call")!);
  const body = new Uint8Array(await call.arrayBuffer());
  void perform(folder, method, name, body).then(
    (bytes) =>
      fetch(`/done?id=${id}&ok=${bytes === undefined ? "nothing" : "bytes"}`, {
        method: "POST",
        body: (bytes ?? new Uint8Array()) as Uint8Array<ArrayBuffer>,
      }),
    ({ code, message }) =>
      fetch(`/done?id=${id}&ok=error`, { method: "POST", body: JSON.stringify({ code, message }) }),
  );
}
