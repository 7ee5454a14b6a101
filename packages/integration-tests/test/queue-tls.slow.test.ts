import { freePort } from "@gan/test-utils/free-port";
import { noRedis, redisPath, startRedis } from "@gan/test-utils/redis";
import { expect, it } from "vitest";
import { hasOpenssl, makeCertificate, noOpenssl } from "./support/certificate.ts";
import { smallTable } from "./support/endure-queue.ts";
import { startGan, temporaryFolder } from "./support/gan.ts";

const missing = redisPath ? (hasOpenssl ? undefined : noOpenssl) : noRedis;

it.skipIf(missing)(
  `trains through a broker that speaks TLS, once its certificate is trusted${missing ? `: ${missing}` : ""}`,
  { timeout: 120_000 },
  async () => {
    const folder = await temporaryFolder();
    const { certificate, key } = makeCertificate(folder);
    const port = await freePort();
    const redis = await startRedis(
      ...([
        ["tls-port", `${port}`],
        ["tls-cert-file", certificate],
        ["tls-key-file", key],
        ["tls-ca-cert-file", certificate],
        ["tls-auth-clients", "no"],
      ] as const),
    );
    try {
      const address = redis.url.replace(/^redis:/, "rediss:").replace(/@.*/, `@localhost:${port}`);
      const unknown = await startGan({ folder }, "worker", "--queue", address).ended;
      expect(unknown).toMatchObject({ code: 2, stdout: "" });
      expect(unknown.stderr).toMatch(
        /its certificate is not trusted\. Name the file .* in `NODE_EXTRA_CA_CERTS`/,
      );
      expect(unknown.stderr).not.toContain("word");

      const trusting = { folder, environment: { NODE_EXTRA_CA_CERTS: certificate } };
      const worker = startGan(trusting, "worker", "--workers", "1", "--queue", address);
      const sweep = ["sweep", "numbers", await smallTable(), "--set", "width=0.1"];
      const length = ["--set", "batchSize=8", "--iterations", "20", "--backend", "cpu", "--json"];
      const { code, stdout } = await startGan(trusting, ...sweep, ...length, "--queue", address)
        .ended;
      expect(code).toBe(0);
      expect(JSON.parse(stdout).trained).toHaveLength(1);
      worker.process.kill("SIGTERM");
      expect(await worker.ended).toMatchObject({ code: 0, stderr: "" });
    } finally {
      await redis.remove();
    }
  },
);
