export { type OpfsStoreOptions, opfsStore } from "./opfs-store.ts";
