/**
 * Reads where the site will be, from `GAN_SITE_ADDRESS`; it is known to nobody but who publishes it.
 *
 * @param {string | undefined} text
 * @returns {string | undefined} The address with a slash at its end.
 * @throws {Error} Where the text is no address of a site.
 */
export function siteAddress(text) {
  if (text === undefined || text === "") return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new Error(
      `GAN_SITE_ADDRESS is “${text}”, expected where the site will be, such as https://example.org/gan/. Set it so, or leave it out.`,
    );
  }
  return url.href.replace(/\/*$/, "/");
}
