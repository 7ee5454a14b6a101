import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What {@link processStart} gives where the system does not tell. */
export const UNKNOWN_START = "unknown";

/**
 * When a process began, in words of the system; with the number it tells a process from a later one
 * that got the same number.
 *
 * @returns `undefined` when no such process runs; one that has ended and waits to be reaped does not.
 */
export function processStart(pid: number): string | undefined {
  if (!exists(pid)) return undefined;
  try {
    return process.platform === "linux" ? startOnLinux(pid) : startFromPs(pid);
  } catch {
    return UNKNOWN_START;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, and is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Clock ticks from boot to start, with the boot's name. */
function startOnLinux(pid: number): string | undefined {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second field is the program's name in parentheses, which may hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  if (fields[0] === "Z" || fields[0] === "X") return undefined;
  return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}/${fields[19]}`;
}

function startFromPs(pid: number): string {
  const env = { ...process.env, LC_ALL: "C", TZ: "UTC" };
  const stdio = ["ignore", "pipe", "ignore"] as const;
  const start = execFileSync("ps", ["-o", "lstart=", "-p", `${pid}`], { env, stdio: [...stdio] });
  return start.toString().trim() || UNKNOWN_START;
}
