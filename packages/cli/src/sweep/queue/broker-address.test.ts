import { expect, it } from "vitest";
import { readBrokerAddress } from "./broker-address.ts";
import { brokerWords, isAway } from "./broker-words.ts";

it.each([
  ["redis://broker", "redis://broker", 0],
  ["rediss://me:p%40ss@broker:6380/3", "rediss://broker:6380/3", 3],
  ["redis://:secret@[::1]:7000/", "redis://[::1]:7000", 0],
])("shows %s without its password", (typed, shown, database) => {
  expect(readBrokerAddress(typed)).toMatchObject({ url: typed, shown, database });
});

it("says what a broker's error means, and in no case its password", () => {
  const address = readBrokerAddress("redis://:s3cret%2F@broker");
  const words = (message: string, code?: string) =>
    brokerWords(address, Object.assign(new Error(message), { code }));
  expect(words("OOM command not allowed when used memory > 'maxmemory'.")).toBe(
    "The broker at redis://broker cannot be used: its memory is full. Raise its `maxmemory`, or delete what is not needed; no trial is lost, and typed again this goes on.",
  );
  expect(words("unable to verify the first certificate")).toMatch(/NODE_EXTRA_CA_CERTS/);
  expect(words("self-signed certificate", "DEPTH_ZERO_SELF_SIGNED_CERT")).toMatch(/not trusted/);
  expect(words("LOADING Redis is loading the dataset in memory")).toMatch(/still reading/);
  expect(words("MISCONF Redis is configured to save RDB snapshots")).toMatch(/its disk/);
  const unknown = words("ERR odd, with args beginning with: 's3cret/' 's3cret%2F'\nmore");
  expect(unknown).toContain(
    "it says “ERR odd, with args beginning with: '…' '…'”. Look at its log.",
  );
});

it("tells a broker that is away from one that refuses", () => {
  expect(isAway(new Error("Connection is closed."))).toBe(true);
  expect(isAway(new Error("Command timed out"))).toBe(true);
  expect(isAway(Object.assign(new Error("write"), { code: "EPIPE" }))).toBe(true);
  expect(isAway(new Error("OOM command not allowed"))).toBe(false);
  expect(isAway(new Error("NOPERM this user"))).toBe(false);
});
