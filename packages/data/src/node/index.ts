export { cacheFolder } from "./cache-folder.ts";
export { createDataSource, type DataSourceOptions } from "./data-source.ts";
export { type ImageFolderOptions, loadImageFolder } from "./image-folder.ts";
export { loadNumberFile, type NumberFile } from "./number-file.ts";
export type { DownloadProgress, TransferOptions } from "./transfer.ts";
