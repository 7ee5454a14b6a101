export { type BrowserCache, openBrowserCache } from "./browser-cache.ts";
export { createFetchSource, type FetchProgress, type FetchSourceOptions } from "./fetch-source.ts";
export { createFileSource } from "./file-source.ts";
