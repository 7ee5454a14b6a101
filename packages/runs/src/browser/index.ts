export { opfsStore } from "./opfs-store.ts";
