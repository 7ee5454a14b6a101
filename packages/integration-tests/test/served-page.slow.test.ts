import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { browserPath, launchBrowser, noBrowser } from "@gan/test-utils/browser";
import { expect, it } from "vitest";
import { servePage } from "../../cli/src/serve-page.ts";
import { buildPage } from "../../playground/test/support/build-page.ts";
import { openPlayground } from "../../playground/test/support/open-playground.ts";
import { savedBy } from "../../playground/test/support/saved-by.ts";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";

it("the playground works under what `gan play` lets it load, and the command goes on with what it saves", {
  timeout: 120_000,
}, async (context) => {
  if (!browserPath) context.skip(noBrowser);
  const built = await buildPage();
  const served = await servePage(built.folder, 0);
  const browser = await launchBrowser();
  try {
    for (const hash of ["", "#game=digits"]) {
      const opened = await openPlayground(browser, served.address + hash);
      await opened.click("Play");
      await opened.reach(20);
      if (hash === "") {
        await opened.click("Pause");
        await opened.page.getByText("Save", { exact: true }).click();
        const saved = await savedBy(opened.page, () =>
          opened.page.getByRole("button", { name: /Checkpoint/ }).click(),
        );
        await goOnWith(saved);
      }
      expect(opened.complaints).toEqual([]);
      await opened.context.close();
    }
  } finally {
    await browser.close();
    await served.close();
    await built.remove();
  }
});

/** Imports a checkpoint of the page, and trains ten iterations on. */
async function goOnWith(saved: Buffer): Promise<void> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, "ring.safetensors"), saved);
  const gan = async (...words: string[]) => {
    const { code, stdout, stderr } = await ganInProcess({ folder }, ...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    return stdout;
  };
  const { iteration } = JSON.parse(await gan("runs", "import", "ring.safetensors", "--json"));
  const iterations = String(iteration + 10);
  await gan("runs", "import", "ring.safetensors", "--iterations", iterations, "--name", "longer");
  expect(await gan("resume", "longer", "--json")).toContain(iterations);
}
