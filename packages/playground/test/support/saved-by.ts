import { isFirefox } from "@gan/test-utils/browser";
import type { Page } from "playwright-core";

/**
 * What the page saves as a file when something is done.
 *
 * Debian's Firefox tells of downloads without saying which, so there the file is taken from the page as it hands it over.
 */
export async function savedBy(page: Page, act: () => Promise<void>): Promise<Buffer> {
  if (isFirefox) return handedOverBy(page, act);
  const download = page.waitForEvent("download");
  await act();
  const chunks: Buffer[] = [];
  for await (const chunk of await (await download).createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function handedOverBy(page: Page, act: () => Promise<void>): Promise<Buffer> {
  const handedOver = await page.evaluateHandle(() => {
    const { prototype } = HTMLAnchorElement;
    const { click } = prototype;
    const read = async (href: string) => {
      const bytes = new Uint8Array(await (await fetch(href)).arrayBuffer());
      let binary = "";
      for (const byte of bytes) binary += String.fromCharCode(byte);
      return btoa(binary);
    };
    const text = new Promise<string>((resolve) => {
      prototype.click = function () {
        prototype.click = click;
        resolve(read(this.href));
        click.call(this);
      };
    });
    // In an object, since a promise would be waited for at once.
    return { text };
  });
  await act();
  return Buffer.from(await handedOver.evaluate(({ text }) => text), "base64");
}
