import { GanError } from "@gan/spec";

/** The queue of trials cannot be used: its broker, what is installed for it, or what it holds. */
export class QueueError extends GanError {
  override readonly name = "QueueError";
  readonly code = "GAN_QUEUE";
}
