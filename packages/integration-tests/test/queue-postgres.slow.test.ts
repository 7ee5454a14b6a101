import {
  noPostgres,
  postgresPath,
  startPostgres,
  type TestPostgres,
} from "@gan/test-utils/postgres";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { hasOpenssl, makeCertificate, noOpenssl } from "./support/certificate.ts";
import { answeringError, answeringRow } from "./support/fake-postgres.ts";
import { fakeRedis } from "./support/fake-redis.ts";
import { startGan, temporaryFolder } from "./support/gan.ts";
import { processes } from "./support/processes.ts";
import { queueRefusal } from "./support/queue-refusal.ts";
import { checkpointIteration, lastRecordedIteration } from "./support/run-folder.ts";
import { longSweep, trainingBegun } from "./support/training-worker.ts";
import { until } from "./support/until.ts";

const login = "me:hunter2%2Fhunter2";

describe("something else than a PostgreSQL that will do", { timeout: 120_000 }, () => {
  const fit = { version: "15.3", readonly: "off", fsync: "on", clock: `${Date.now()}` };
  it.each<[string, (said: string) => string | undefined, RegExp]>([
    ["an old one", answeringRow({ ...fit, version: "13.22" }), /is PostgreSQL 13\.22, expected 14/],
    ["a replica", answeringRow({ ...fit, readonly: "on" }), /is a replica.*Name the primary/],
    ["one of another time", answeringRow({ ...fit, clock: "0" }), /clock is .* s ahead of that/],
    ["a full one", answeringError("53300", "sorry, too many clients"), /`max_connections`/],
    ["a pooler", answeringError("08P01", "unsupported startup parameter: options"), /PgBouncer/],
    ["a web server", () => "HTTP/1.1 400 Bad Request\r\n\r\n", /whether it is a PostgreSQL/],
  ])("%s", async (_, answer, words) => {
    const fake = await fakeRedis(answer);
    try {
      const message = await queueRefusal(`postgres://${login}@127.0.0.1:${fake.port}/gan`);
      expect(message).toMatch(words);
    } finally {
      fake.end();
    }
  });
});

const missing = postgresPath ? (hasOpenssl ? undefined : noOpenssl) : noPostgres;
describe("a PostgreSQL", { timeout: 240_000 }, () => {
  let postgres: TestPostgres;
  let folder: string;
  let certificate: string;
  /** By TLS. */
  let address: string;
  beforeEach(({ skip }) => skip(missing !== undefined, missing));
  beforeAll(async () => {
    if (missing !== undefined) return;
    folder = await temporaryFolder();
    const tls = makeCertificate(folder);
    certificate = tls.certificate;
    postgres = await startPostgres({ tls });
    address = `${postgres.url.replace("127.0.0.1", "localhost")}?sslmode=verify-full`;
  }, 60_000);
  afterAll(() => postgres?.remove());

  it("with another password or database, a user without rights, or a certificate that nobody knows", async () => {
    const at = postgres.url.replace(/:\/\/.*@/, "://");
    const by = (user: string) => at.replace("//", `//${user}@`);
    expect(await queueRefusal(by("gan"))).toMatch(/it refuses the password, or the user/);
    expect(await queueRefusal(by("gan:hunter2"))).toMatch(/it refuses the password, or the user/);
    const other = postgres.url.replace(/gan$/, "other");
    expect(await queueRefusal(other)).toMatch(/no database of that name.*`createdb`/);
    postgres.ask("create role guest login password 'hunter2'");
    expect(await queueRefusal(by("guest:hunter2"), ...longSweep)).toMatch(
      /its user may not do what a queue takes.*GRANT CREATE ON DATABASE/,
    );
    expect(postgres.ask("select count(*) from pg_namespace where nspname = 'gan'")).toBe("0");
    expect(await queueRefusal(address)).toMatch(/its certificate is not trusted/);
  });

  it("that hangs or is gone is answered with a sentence, and no trial is lost", async () => {
    const environment = { GAN_QUEUE_LOCK: "3000", NODE_EXTRA_CA_CERTS: certificate };
    const start = (...words: string[]) =>
      startGan({ folder, environment }, ...words, "--queue", address);
    const worker = start("worker", "--workers", "1");
    const sweep = start(...longSweep);
    const run = await trainingBegun(worker, folder);
    const isSecret =
      "select bool_and(ssl) from pg_stat_ssl join pg_stat_activity using (pid) where";
    expect(postgres.ask(`${isSecret} application_name = 'gan'`)).toBe("t");

    postgres.hang();
    const { code, stderr } = await sweep.ended;
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/does not answer/),
    });
    worker.process.kill("SIGTERM");
    expect(await worker.ended).toMatchObject({ code: 0, stderr: "" });
    expect(worker.stdout()).toMatch(/it does not answer\. .* Trying again\./);
    expect(processes().filter(({ command }) => command.includes(folder))).toEqual([]);
    const saved = checkpointIteration(run());
    expect(saved).toBeGreaterThan(0);

    await postgres.kill();
    expect(await queueRefusal(postgres.url, ...longSweep)).toMatch(/Start PostgreSQL there/);
    await postgres.start();
    const other = start("worker", "--workers", "1");
    await until(() => lastRecordedIteration(run()) > saved);
    const stateOf = "select state, attempts_started from gan.job";
    expect(postgres.ask(stateOf)).toBe("active|2");
    other.process.kill("SIGINT");
    const said = await other.ended;
    expect(said).toMatchObject({ code: 0, stderr: "" });
    expect(said.stdout).toContain("Stopped: 0 trained, 0 failed, 1 given back.\n");
    expect(postgres.ask(stateOf)).toBe("waiting|2");
    expect([worker, sweep, other].map(({ stdout }) => stdout()).join("")).not.toContain("p@ss");
  });
});
