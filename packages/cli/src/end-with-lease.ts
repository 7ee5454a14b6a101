import { endOnce } from "./end-once.ts";
import { GRACE, LOCK } from "./sweep/queue/lease.ts";

/**
 * Ends this process when the trial that it trains is no longer its worker's, who sends until when it is: the worker may be frozen, or
 * cut off from the broker, and another one has the trial by then. What was trained is saved, unless that is noticed too late: then
 * the run may be written by the other.
 */
export function endWithLease(): void {
  let end = Date.now() + LOCK;
  const endIfOver = () => {
    const late = Date.now() - end;
    if (late > GRACE) process.exit(130);
    if (late >= 0) endOnce();
  };
  // After a long computation messages may lie there unread: they are read before the second look.
  const look = () => Date.now() >= end && setTimeout(endIfOver, 10);
  process.on("message", (until: number) => {
    end = until;
    look();
  });
  process.channel?.unref();
  setInterval(look, GRACE / 10).unref();
}
