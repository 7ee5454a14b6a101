import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";

/** Whether certificates can be made here. */
export const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;

/** Why a test that needs one is skipped. */
export const noOpenssl = "no `openssl`";

/** Files of a certificate for `localhost` that signs itself. */
export function makeCertificate(folder: string): {
  readonly certificate: string;
  readonly key: string;
} {
  const [certificate, key] = [join(folder, "broker.crt"), join(folder, "broker.key")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const files = ["-keyout", key, "-out", certificate];
  const made = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"];
  execFileSync("openssl", [...made, ...subject, ...files], { stdio: "ignore" });
  return { certificate, key };
}
