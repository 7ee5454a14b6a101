/** Milliseconds after which the page has what it needs, and may fetch what it would need without a network. */
const SETTLED = 3_000;

// A browser that forbids it has a page that needs the network, as any other.
if ("serviceWorker" in navigator) {
  addEventListener("load", () => {
    setTimeout(() => {
      const address = new URL("service-worker.js", document.baseURI);
      navigator.serviceWorker.register(address).catch(() => undefined);
    }, SETTLED);
  });
}
