/** The lessons that come with the page, by the names that an address calls them. */
export const lessons: Readonly<Record<string, () => Promise<unknown>>> = {
  "forger-and-detective": async () =>
    (await import("./forger-and-detective.json", { with: { type: "json" } })).default,
};
