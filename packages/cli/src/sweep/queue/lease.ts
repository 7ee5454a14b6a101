/** Milliseconds that a trial stays a worker's without a word to the broker. Tests shorten it. */
export const LOCK = Number(process.env.GAN_QUEUE_LOCK ?? 30_000);
/** Milliseconds after that in which a training saves and ends. */
export const GRACE = LOCK / 3;
