import { expect, it } from "vitest";
import { assertPostgresFit } from "./assert-postgres-fit.ts";
import { LOCK } from "./lease.ts";

const now = Date.UTC(2026, 0, 1);
/** What a PostgreSQL of one's own says. */
const claims = { version: "15.18 (Debian 15.18-0+deb12u1)", readonly: "off", fsync: "on" };
const check = (changed: object, took = 40) =>
  assertPostgresFit(
    "postgres://host/gan",
    { ...claims, clock: now + 20, ...changed },
    { asked: now, answered: now + took, oldest: 14 },
  );

it("takes a PostgreSQL that keeps what it is given, and warns of one that may lose it", () => {
  expect(check({})).toEqual([]);
  expect(check({ version: "14.0" })).toEqual([]);
  expect(check({ fsync: "off" })).toEqual([expect.stringMatching(/its disk.*`fsync = on`/)]);
});

it.each([
  [{ version: "13.22" }, /is PostgreSQL 13.22, expected 14 or later/],
  [{ version: "" }, /expected 14 or later/],
  [{ readonly: "on" }, /is a replica.*Name the primary/],
  [{ clock: now - 47_300 }, /clock is 47.3 s ahead of that of the broker.*expected 5 s at most/],
  [{ clock: now + 60_040 }, /clock is 60.0 s behind that of the broker/],
])("refuses %j", (changed, words) => {
  expect(() => check(changed)).toThrow(words);
});

it("takes a slow answer for no wrong clock", () => {
  expect(check({ clock: now + LOCK }, 2 * LOCK)).toEqual([]);
  expect(check({ clock: now - LOCK / 7 })).toEqual([]);
});
