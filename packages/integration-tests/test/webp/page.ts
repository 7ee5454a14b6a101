import { loadImages } from "@gan/data";

/** Reads the picture beside the page and posts its pixels. */
async function read(): Promise<number[]> {
  const source = async (name: string) =>
    new Uint8Array(await (await fetch(`/${name}`)).arrayBuffer());
  const data = await loadImages({ files: ["picture.webp"], source, width: 24, height: 16 });
  const values = new Float32Array(24 * 16 * 3);
  data.read([0], values);
  return Array.from(values, (value) => Math.round(255 * value));
}

read()
  .then(
    (pixels) => ({ pixels }),
    (error: Error) => ({ error: error.message }),
  )
  .then((result) => fetch("/result", { method: "POST", body: JSON.stringify(result) }));
