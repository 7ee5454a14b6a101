import { GanError } from "@gan/spec";

/** What was typed is no command of ours: a flag or an argument is missing, unknown or too much. */
export class UsageError extends GanError {
  override readonly name = "UsageError";
  readonly code = "GAN_USAGE";
}
