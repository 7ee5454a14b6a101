/**
 * Where lines go. Whoever reads them may be gone, as after `| head -1`, and the disk they go to may be full: neither ends a
 * training.
 */
export const output = {
  write(text: string): void {
    try {
      process.stdout.write(text);
    } catch {
      // Said at the end, by `listenToOutput`.
    }
  },
};

/**
 * Lets a command go on when what it prints cannot be written.
 *
 * @returns Why it could not, in the end; `undefined` where it could, or where the reader had enough.
 */
export function listenToOutput(): () => string | undefined {
  let reason: string | undefined;
  const onError = ({ code, message }: NodeJS.ErrnoException) => {
    if (code !== "EPIPE" && code !== "EIO") reason ??= message;
  };
  for (const stream of [process.stdout, process.stderr]) stream.on("error", onError);
  return () => reason;
}
