import { runGan } from "@gan/cli";
import { afterEach, expect, it, vi } from "vitest";
import { codeBlocksOf } from "./code-blocks.ts";

afterEach(() => vi.restoreAllMocks());

const shown = codeBlocksOf("docs/cli.md")
  .filter(({ code }) => code.startsWith("$ gan "))
  .map(({ code }) => {
    const [command = "", ...help] = code.trimEnd().split("\n");
    return { command: command.slice(6).split(" "), help: help.join("\n") };
  });

it("shows every command that there is", async () => {
  const listed = (await helpOf(["--help"])).matchAll(/^ {2}([a-z0-9]+) (?=.* {2})/gm);
  const commands = [...listed].map(([, name]) => name).filter((name) => name !== "help");
  expect(commands.length).toBeGreaterThan(5);
  const pages = shown.map(({ command }) => command).filter(({ length }) => length <= 2);
  expect(pages.map(([name]) => name)).toEqual(["--help", ...commands]);
});

it.each(shown)(
  "shows `gan $command` as it is; else run scripts/write-cli-docs.mjs",
  async (page) => {
    expect(page.help).toBe((await helpOf(page.command)).trimEnd());
  },
);

async function helpOf(argv: readonly string[]): Promise<string> {
  let text = "";
  vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += chunk;
    return true;
  });
  expect(await runGan(argv)).toBe(0);
  vi.restoreAllMocks();
  return text;
}
