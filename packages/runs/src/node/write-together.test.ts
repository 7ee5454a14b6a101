import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { writeTogether } from "./write-together.ts";

it("replaces all files, or none where one cannot be written", async () => {
  const parent = await mkdtemp(join(tmpdir(), "gan-together-"));
  const folder = join(parent, "new");
  const files = (content: string) =>
    ["a", "b"].map((name) => [name, Buffer.from(content)] as const);
  await writeTogether(folder, files("old"));
  const tooLong = ["c".repeat(300), Buffer.from("new")] as const;
  await expect(writeTogether(folder, [...files("new"), tooLong])).rejects.toThrow(
    /c{300}` cannot be written: the name is too long/,
  );
  expect(await readdir(folder)).toEqual(["a", "b"]);
  for (const name of ["a", "b"]) expect(await readFile(join(folder, name), "utf8")).toBe("old");
  await writeTogether(folder, files("new"));
  for (const name of ["a", "b"]) expect(await readFile(join(folder, name), "utf8")).toBe("new");
  await writeFile(join(parent, "file"), "");
  await expect(writeTogether(join(parent, "file"), files("new"))).rejects.toMatchObject({
    code: "GAN_UNWRITABLE",
    message: expect.stringContaining("file/a` cannot be written"),
  });
  await rm(parent, { recursive: true });
});
