export { cacheFolder } from "./cache-folder.ts";
export { createDataSource, type DataSourceOptions } from "./data-source.ts";
export type { DownloadProgress, TransferOptions } from "./transfer.ts";
