import { packTar } from "modern-tar";

/** Puts files into a tar archive, in a folder of it. */
export function makeTar(files: Readonly<Record<string, Uint8Array>>): Promise<Uint8Array> {
  return packTar(
    Object.entries(files).map(([name, body]) => ({
      header: { name: `folder/${name}`, size: body.length },
      body,
    })),
  );
}
