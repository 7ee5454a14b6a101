import type { BrokerAddress } from "./broker-address.ts";

/** What a broker's errors mean. */
export interface BrokerVocabulary {
  /** What it, its driver or the network say, why that is, and what to do; the first that fits. */
  readonly known: readonly (readonly [said: RegExp, problem: string, fix: string])[];
  /** What is said while it cannot be reached. */
  readonly away: RegExp;
}

/** What is said by the network, whatever the broker is. */
export const networkWords = (name: string): BrokerVocabulary["known"] => [
  [
    /ECONNREFUSED/,
    "nothing listens there",
    `Start ${name} there, or correct the address after \`--queue\`.`,
  ],
  [
    /ENOTFOUND|EAI_AGAIN/,
    "there is no host of that name",
    "Correct the address after `--queue`, or look at the network.",
  ],
  [
    /ALTNAME/,
    "its certificate is another host's",
    "Name the host after `--queue` as the certificate does.",
  ],
  [
    /CERT|certificate|SELF_SIGNED|UNABLE_TO_VERIFY/i,
    "its certificate is not trusted",
    "Name the file of the authority that signed it in `NODE_EXTRA_CA_CERTS`.",
  ],
];

/** How it is said that nobody is there. */
const networkAway = /ECONN|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|UNREACH|timed out/;

/** A sentence for an error of the broker or of the way to it, and one that says what to do. */
export function brokerWords(
  { shown, hide }: BrokerAddress,
  { known }: BrokerVocabulary,
  error: unknown,
): string {
  const entry = known.find(([pattern]) => pattern.test(saidBy(error)));
  if (entry) return `The broker at ${shown} cannot be used: ${entry[1]}. ${entry[2]}`;
  const line = hide((error as Error).message.split("\n")[0] ?? "");
  return `The broker at ${shown} cannot be used: it says “${line}”. Look at its log.`;
}

/** Whether an error says that the broker cannot be reached now, not that it refuses. */
export function isAway({ away }: BrokerVocabulary, error: unknown): boolean {
  return networkAway.test(saidBy(error)) || away.test(saidBy(error));
}

/** Its message, and its code at the end. */
function saidBy(error: unknown): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return `${message} ${code}`;
}
