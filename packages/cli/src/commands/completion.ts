import type { Command } from "commander";

/** `gan completion <shell>`. */
export function completion(command: Command): Command {
  return command.action(async (shell: string) => {
    const { sayCompletion } = await import("../completion/say-completion.ts");
    sayCompletion(shell);
  });
}
