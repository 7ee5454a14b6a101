import { UnwritableError } from "@gan/spec";

/** Turns what Node says about a write that failed into a sentence. */
export function unwritable(path: string, cause: unknown): UnwritableError {
  const code = codeOf(cause);
  const reason = (code && reasons[code]) ?? (cause instanceof Error ? cause.message : `${cause}`);
  return new UnwritableError(path, reason, { cause, fix: code && fixes[code] });
}

/** Node's code of a failed call, such as `ENOENT`. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? `${error.code}` : undefined;
}

const room = "Free some space there, or choose another folder with `--out`.";
const place = "Choose another folder with `--out`.";
const folder = "Make the folder first, or choose another folder with `--out`.";

/** What to do, where permissions have nothing to do with it. */
const fixes: Readonly<Record<string, string>> = {
  EDQUOT: room,
  EEXIST: place,
  EFBIG: room,
  EISDIR: place,
  ENAMETOOLONG: place,
  ENOENT: folder,
  ENOSPC: room,
  ENOTDIR: place,
  EROFS: place,
};

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EDQUOT: "the disk quota is used up",
  EEXIST: "a file of that name is in the way",
  EFBIG: "a file may not become that large here",
  EISDIR: "a folder of that name is in the way",
  ENAMETOOLONG: "the name is too long",
  ENOENT: "the folder is not there, or no folder can be made there",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of the path is a file, not a folder",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
};
