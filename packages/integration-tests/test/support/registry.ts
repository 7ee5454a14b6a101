import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join } from "node:path";
import { filesOf, type PackedPackage } from "./packed.ts";

/** A registry on the loopback interface that has the packed packages and nothing else. */
export interface Registry extends AsyncDisposable {
  readonly address: string;
  /** Makes a project ask it for packages of our scope, and the usual registry for all others. */
  configure(project: string): Promise<void>;
}

/** What package managers ask of a registry: a document for each name, and the tarballs it points to. */
export async function startRegistry(packages: readonly PackedPackage[]): Promise<Registry> {
  const documents = new Map<string, unknown>();
  const tarballs = new Map<string, Buffer>();
  const server = createServer(({ url = "" }, response) => {
    const asked = decodeURIComponent(url.slice(1));
    const document = documents.get(asked);
    const body = document === undefined ? tarballs.get(asked) : JSON.stringify(document);
    response.writeHead(body === undefined ? 404 : 200).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  for (const { name, tarball } of packages) {
    const bytes = await readFile(tarball);
    const file = basename(tarball);
    tarballs.set(file, bytes);
    const manifest = JSON.parse(`${(await filesOf(tarball)).get("package/package.json")}`);
    const integrity = `sha512-${createHash("sha512").update(bytes).digest("base64")}`;
    const shasum = createHash("sha1").update(bytes).digest("hex");
    const dist = { tarball: `${address}/${file}`, integrity, shasum };
    documents.set(name, {
      name,
      // Yarn takes no version that is younger than a day, or whose age it does not know.
      time: { [manifest.version]: "2026-01-01T00:00:00.000Z" },
      "dist-tags": { latest: manifest.version },
      versions: { [manifest.version]: { ...manifest, dist } },
    });
  }
  const scope = packages[0]!.name.split("/")[0];
  return {
    address,
    configure: (project) => writeFile(join(project, ".npmrc"), `${scope}:registry=${address}/\n`),
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
