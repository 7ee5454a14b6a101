export { type CheckpointKind, readCheckpoint, writeCheckpoint } from "./checkpoints.ts";
export { memoryStore } from "./memory-store.ts";
export { readOptions, type StoredOptions, writeOptions } from "./options.ts";
export { assertSameOptions, type SameOptionsOptions } from "./same-options.ts";
export { appendRecord, readRecords, type StoredRecord, truncateRecords } from "./stats.ts";
export { type RawStorage, unstorageStore } from "./unstorage-store.ts";
