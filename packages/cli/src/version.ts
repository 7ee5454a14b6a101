import { readFileSync } from "node:fs";

/** Version of this command, which every record carries. */
export const version: string = JSON.parse(
  readFileSync(new URL("../package.json", import.meta.url), "utf8"),
).version;
