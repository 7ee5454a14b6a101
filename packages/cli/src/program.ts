import { Command, CommanderError } from "commander";
import { doctorCommand } from "./commands/doctor.ts";
import { evaluateCommand } from "./commands/evaluate.ts";
import { exportCommand } from "./commands/export.ts";
import { figureCommand } from "./commands/figure.ts";
import { interpolateCommand } from "./commands/interpolate.ts";
import { playCommand } from "./commands/play.ts";
import { reportCommand } from "./commands/report.ts";
import { resumeCommand } from "./commands/resume.ts";
import { sampleCommand } from "./commands/sample.ts";
import { table1Command } from "./commands/table1.ts";
import { trainCommand } from "./commands/train.ts";
import { exitCodeOf, printError } from "./print-error.ts";
import { version } from "./version.ts";

/**
 * Runs the `gan` command.
 *
 * @param argv - Arguments after the command's name.
 * @returns The exit code: 0, 2 for bad input, 1 for a defect, 130 when it was interrupted.
 */
export async function runGan(argv: readonly string[]): Promise<number> {
  const program = new Command("gan")
    .description(
      "Generative Adversarial Nets (Goodfellow et al., 2014): train, score and look at them",
    )
    .version(version)
    .showHelpAfterError("Use `gan --help` or `gan <command> --help`.");
  const commands = [
    trainCommand(),
    resumeCommand(),
    evaluateCommand(),
    sampleCommand(),
    interpolateCommand(),
    figureCommand(),
    exportCommand(),
    reportCommand(),
    table1Command(),
    playCommand(),
    doctorCommand(),
  ];
  for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
  for (const command of [program, ...commands]) command.exitOverride();
  try {
    await program.parseAsync(argv, { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    printError(error);
    return exitCodeOf(error);
  }
}
