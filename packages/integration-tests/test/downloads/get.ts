// Downloads one file in a process of its own, once the given moment has come.
import { setTimeout as delay } from "node:timers/promises";
import { createDataSource } from "@gan/data/node";

const [address = "", cache = "", md5 = "", moment = "0"] = process.argv.slice(2);
const set = { name: "toys", checksums: { toys: md5 }, mirrors: [address] };
const source = createDataSource({ set, cache });
await delay(Number(moment) - Date.now());
const bytes = await source("toys");
console.log(`got ${bytes.length}`);
