import { expect, it } from "vitest";
import { readBrokerAddress } from "./broker-address.ts";

it.each([
  ["redis://broker", "redis", "redis://broker"],
  ["rediss://me:p%40ss@broker:6380/3", "redis", "rediss://broker:6380/3"],
  ["redis://:secret@[::1]:7000/", "redis", "redis://[::1]:7000"],
  ["postgres://me:secret@broker/gan", "postgres", "postgres://broker/gan"],
  [
    "postgresql://me@[::1]:5433/my%20queue?sslmode=verify-full",
    "postgres",
    "postgresql://[::1]:5433/my%20queue?sslmode=verify-full",
  ],
])("shows %s without its password", (typed, kind, shown) => {
  const address = readBrokerAddress(typed);
  expect(address).toMatchObject({ kind, shown });
  expect(address.url.href).toBe(typed);
});

it.each([
  "redis://broker/first",
  "redis://broker/1?sslmode=verify-full",
  "postgres://me:secret@broker",
  "postgres://me:secret@broker/",
  "postgres://me:secret@/gan",
  "postgres://me:secret@broker/gan?sslmode=prefer",
  "postgres://me:secret@broker/gan?password=secret",
  "postgres://me:secret%@broker/gan",
  "postgres://me:sec/ret@broker/gan",
])("refuses %s, and does not repeat it", (typed) => {
  expect(() => readBrokerAddress(typed)).toThrow(/^What follows `--queue` is no (whole )?address/);
  expect(() => readBrokerAddress(typed)).not.toThrow(/secret/);
});
