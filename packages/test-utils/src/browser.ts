import { existsSync } from "node:fs";
import { type Browser, firefox } from "playwright-core";
import { chromiumPath, launchChromium, noChromium } from "./chromium.ts";

const firefoxPath = [process.env.FIREFOX_PATH ?? "", "/usr/bin/firefox-esr"].find(existsSync);

/** Whether tests of pages run in Firefox (`GAN_BROWSER=firefox`), and not in Chromium. */
export const isFirefox = process.env.GAN_BROWSER === "firefox";

/** Where the browser that pages are tested in is on this machine; `undefined` where it is not. */
export const browserPath = isFirefox ? firefoxPath : chromiumPath;

/** Why a test that needs it is skipped. */
export const noBrowser = isFirefox
  ? "no Firefox at /usr/bin/firefox-esr or FIREFOX_PATH"
  : noChromium;

/**
 * Starts the browser without a window or a profile of anyone's. The caller closes it.
 *
 * Firefox is Debian's own, which Playwright drives through WebDriver BiDi; from its 1.65 on Playwright sends a command to each page
 * that this Firefox does not know.
 */
export function launchBrowser(): Promise<Browser> {
  if (!isFirefox) return launchChromium();
  return firefox.launch({ channel: "moz-firefox", executablePath: firefoxPath! });
}
