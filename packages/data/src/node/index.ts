export { type ArrayFile, loadArrayFile } from "./array-file.ts";
export { cacheFolder } from "./cache-folder.ts";
export { createDataSource, type DataSourceOptions } from "./data-source.ts";
export { type ImageFolderOptions, loadImageFolder } from "./image-folder.ts";
export { loadNumberFile, type NumberFile } from "./number-file.ts";
export { type OfferedFiles, offerFiles } from "./offer-files.ts";
export { packMnist2000 } from "./pack-mnist-2000.ts";
export { loadPictureSet, type PictureSetOptions } from "./picture-set.ts";
export type { DownloadProgress, TransferOptions } from "./transfer.ts";
