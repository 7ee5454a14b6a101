import { UnwritableError } from "@gan/spec";

/** Turns what Node says about a write that failed into a sentence. */
export function unwritable(path: string, cause: unknown): UnwritableError {
  const code = codeOf(cause);
  const reason = (code && reasons[code]) ?? (cause instanceof Error ? cause.message : `${cause}`);
  return new UnwritableError(path, reason, { cause });
}

/** Node's code of a failed call, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? `${error.code}` : undefined;
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EDQUOT: "the disk quota is used up",
  EEXIST: "a file of that name is in the way",
  EISDIR: "a folder of that name is in the way",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "the folder is not there, or no folder can be made there",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is a file, not a folder",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
};
