import { testByteStore } from "@gan/test-utils";
import { memoryStore } from "./memory-store.ts";

testByteStore("in memory", memoryStore);
