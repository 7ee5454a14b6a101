export { cacheFolder } from "./cache-folder.ts";
export { createDataSource, type DataSourceOptions } from "./data-source.ts";
export { type ImageFolderOptions, loadImageFolder } from "./image-folder.ts";
export type { DownloadProgress, TransferOptions } from "./transfer.ts";
