import type { Command } from "commander";

/** `gan doctor`. */
export function doctor(command: Command): Command {
  return command.action(async () => {
    const { examineBackends } = await import("../examine-backends.ts");
    await examineBackends();
  });
}
