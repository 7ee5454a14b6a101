import { expect, it } from "vitest";
import { assertRedisFit } from "./assert-redis-fit.ts";

/** What a Redis of one's own says, in part. */
const lines = {
  redis_version: "7.0.15",
  ...{ maxmemory: "0", used_memory: "900000", maxmemory_policy: "noeviction", aof_enabled: "1" },
};
const check = (changed: Partial<typeof lines>) => {
  const all = Object.entries({ ...lines, ...changed }).map(([name, value]) => `${name}:${value}`);
  return assertRedisFit("redis://host", `# Server\r\n${all.join("\r\n")}\r\n`, "5.0.0");
};

it("takes a Redis that keeps what it is given, and warns of one that forgets it at a restart", () => {
  expect(check({})).toEqual([]);
  expect(check({ aof_enabled: "0" })).toEqual([
    expect.stringMatching(/no append-only file.*`appendonly yes`/),
  ]);
  // Without a bound nothing is ever deleted.
  expect(check({ maxmemory_policy: "allkeys-lru" })).toEqual([]);
  expect(check({ maxmemory: "1000000" })).toEqual([]);
});

it.each([
  [{ redis_version: "4.0.14" }, /is Redis 4.0.14, expected 5.0.0 or later/],
  [{ redis_version: "" }, /says no version/],
  [
    { maxmemory: "1000000", maxmemory_policy: "volatile-ttl" },
    /`maxmemory-policy volatile-ttl`.*noeviction/,
  ],
  [{ maxmemory: "800000" }, /is full: 900000 of 800000 bytes.*`maxmemory`/],
])("refuses %j", (changed, words) => {
  expect(() => check(changed)).toThrow(words);
});

it("takes newer versions, whatever the number of their digits", () => {
  for (const redis_version of ["5.0.0", "5.0.14", "10.0.0", "8.2"]) check({ redis_version });
});
