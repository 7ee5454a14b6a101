// Downloads files one after another in a process of its own.
import { createDataSource } from "@gan/data/node";

const [address = "", cache = "", md5 = "", count = ""] = process.argv.slice(2);
const names = Array.from({ length: Number(count) }, (_, i) => `toy-${i}`);
const checksums = Object.fromEntries(names.map((name) => [name, md5]));
const source = createDataSource({ set: { name: "toys", checksums, mirrors: [address] }, cache });
let whole = 0;
for (const name of names) if ((await source(name)).length === 300_000) whole++;
console.log(`got ${whole}`);
