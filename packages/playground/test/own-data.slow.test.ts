import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { encodePng } from "@gan/report";
import { isFirefox } from "@gan/test-utils/browser";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fewDigits } from "./support/few-digits.ts";
import { type OpenPlayground, waitForGame } from "./support/open-playground.ts";
import { usePage } from "./support/setup.ts";

const page = usePage();
const mnist = join(
  process.env.GAN_DATA_DIR ?? join(import.meta.dirname, "../../../../shared/data"),
  "mnist",
);

let requests = 0;

/** Another site: `open/` serves MNIST to everyone, `closed/` to its own pages, `other/` something else under the same names, `few/` 2,000 digits. */
const server = createServer(async ({ url = "" }, response) => {
  requests++;
  const folder = basename(dirname(url));
  if (folder !== "closed") response.setHeader("access-control-allow-origin", "*");
  const file = join(mnist, basename(url));
  const few = folder === "few" && fewDigits().get(`mnist-2000/${basename(url)}`);
  if (few) return void response.end(few);
  if (folder === "other") return void response.end(gzipSync("not MNIST"));
  if (folder === "gone" || !existsSync(file)) return void response.writeHead(404).end();
  response.end(await readFile(file));
});
let site = "";
let folder = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = await mkdtemp(join(tmpdir(), "gan-pictures-"));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Gives an address as a visitor does, and waits until it is read or refused. */
async function giveAddress({ page: tab, settle }: OpenPlayground, address: string): Promise<void> {
  await tab.getByRole("textbox", { name: /Address of a folder/ }).fill(address);
  await tab.getByRole("button", { name: "Fetch" }).click();
  await settle();
}

async function dismiss({ page: tab }: OpenPlayground): Promise<void> {
  await tab.getByRole("button", { name: "Dismiss" }).click();
}

it("refuses an address that does not serve MNIST to it, and says what to do", {
  timeout: 120_000,
}, async () => {
  const open = await page.open("game=digits&width=0.2");
  const before = await open.digest();
  const asked = () => page.site.served.map(({ file }) => file).filter((file) => /^data/.test(file));
  page.site.served.length = 0;
  await open.click("MNIST");
  expect(asked(), "what the page's server offers, once it is wanted").toEqual(["data/sets.json"]);
  expect(await open.page.getByText("real digits").count(), "it offers none").toBe(0);
  expect(open.complaints).toEqual([]);
  expect(await open.text(".notices .problem")).toMatch(/four files here.*address of a folder/);
  await dismiss(open);
  const cases: [string, RegExp][] = [
    [`${site}/gone/`, /gone\/ could not be downloaded \(HTTP 404\)\. Give the address of a folder/],
    [`${site}/other`, /other\/ serves other files than MNIST's\. Give the address of a folder/],
    [`${site}/closed/`, /no answer that this page may read.*Access-Control-Allow-Origin: \*/],
    ["http://127.0.0.1:1/", /Either there is no such server.*choose the files by hand/],
  ];
  for (const [address, words] of cases) {
    await giveAddress(open, address);
    expect(await open.text(".notices .problem")).toMatch(words);
    await dismiss(open);
  }
  expect(await open.digest(), "the game that was there goes on").toBe(before);
  await giveAddress(open, "no address");
  expect(await open.page.locator(".problem").count(), "the field itself refuses").toBe(0);
  await giveAddress(open, `${site}/few`);
  expect(await open.text(".stage .chip[aria-pressed=true]")).toBe("2,000 real digits");
});

it("fetches MNIST from an address, trains on it, and keeps it for the next visit", {
  timeout: 180_000,
}, async (context) => {
  if (!existsSync(join(mnist, "train-images-idx3-ubyte.gz"))) {
    context.skip("no MNIST in GAN_DATA_DIR");
  }
  const open = await page.open("game=digits&width=0.2&engine=wasm");
  await open.click("MNIST");
  await giveAddress(open, `${site}/open/`);
  expect(await open.text(".stage .chip[aria-pressed=true]")).toBe("MNIST");
  expect(await open.text(".bench")).toContain("50,000 examples");
  expect(await open.text("#engine-note")).toContain("wasm, as you chose");
  await open.click("One iteration");
  expect(await open.iteration()).toBe(1);
  const before = requests;
  await open.page.reload();
  await waitForGame(open.page);
  await open.settle();
  expect(await open.text(".bench")).toContain("50,000 examples");
  expect(requests).toBe(before);
});

it("trains on a folder of pictures, whatever else lies in it", {
  timeout: 120_000,
}, async (context) => {
  if (isFirefox) context.skip("WebDriver BiDi gives files to a page, and no folders");
  const open = await page.open("game=ring&width=0.25");
  await open.click("Pictures");
  await open.click("Your pictures");
  const chooser = open.page.getByLabel("Choose a folder");
  const give = async (path: string) => {
    await chooser.setInputFiles(path);
    await open.settle();
  };
  const words = join(folder, "words");
  await mkdir(words);
  await writeFile(join(words, "notes.txt"), "no picture");
  await give(words);
  expect(await open.text(".notices .problem")).toMatch(/notes.txt.*pictures \(\.png, \.jpg\)/);

  const inner = join(folder, "holiday", "day 1");
  await mkdir(inner, { recursive: true });
  await writeFile(join(folder, "holiday", ".DS_Store"), "x");
  for (let i = 0; i < 66; i++) {
    const pixels = new Uint8Array(12 * 18 * 3).fill(255 * (i % 2));
    const png = encodePng({ width: 12, height: 18, channels: 3, pixels });
    await writeFile(join(i < 40 ? inner : dirname(inner), `${i}.png`), png);
  }
  await dismiss(open);
  await give(dirname(inner));
  expect(await open.text(".stage .chip[aria-pressed=true]")).toBe("Your pictures");
  // Four of five; the others are for the score.
  expect(await open.text(".bench")).toContain("52 examples");
  await open.click("One iteration");
  expect(await open.iteration()).toBe(1);
});
