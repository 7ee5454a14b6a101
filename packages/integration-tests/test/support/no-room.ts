import { execFileSync, spawnSync } from "node:child_process";
import { mkdir, open, rm } from "node:fs/promises";
import { join } from "node:path";

/** A folder whose disk can be made to take nothing more, and to take something again. */
export interface NoRoom {
  /** Why it cannot be had here, for a test that is skipped. */
  readonly missing?: string;
  fill(): Promise<void>;
  clear(): Promise<void>;
  remove(): void;
}

/** A small disk in memory of its own, which is really full. Root alone may mount one. */
export async function smallDisk(folder: string): Promise<NoRoom> {
  await mkdir(folder, { recursive: true });
  const mounted = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", folder]);
  const filler = join(folder, "filler");
  return {
    ...(mounted.status !== 0 && { missing: "needs the right to mount a disk" }),
    async fill() {
      const handle = await open(filler, "w");
      for (const size of [65_536, 512]) {
        while ((await handle.write(Buffer.alloc(size)).catch(() => undefined)) !== undefined);
      }
      await handle.close();
    },
    clear: () => rm(filler, { force: true }),
    remove: () => void (mounted.status === 0 && execFileSync("umount", [folder])),
  };
}

/** A small disk that can be made read-only. Root alone may mount one. */
export async function lockedDisk(folder: string): Promise<NoRoom> {
  const disk = await smallDisk(folder);
  const remount = async (how: "ro" | "rw") =>
    void (disk.missing ?? execFileSync("mount", ["-o", `remount,${how}`, folder]));
  return { ...disk, fill: () => remount("ro"), clear: () => remount("rw") };
}

/** A limit on the length of files that this process writes: the system cuts a write short there, as a full disk does. */
export async function shortFiles(folder: string): Promise<NoRoom> {
  await mkdir(folder, { recursive: true });
  const limit = (bytes: string) =>
    spawnSync("prlimit", [`--fsize=${bytes}:unlimited`, "--pid", `${process.pid}`]).status === 0;
  return {
    ...(!limit("unlimited") && { missing: "needs prlimit" }),
    fill: async () => void limit("100"),
    clear: async () => void limit("unlimited"),
    remove: () => void limit("unlimited"),
  };
}
