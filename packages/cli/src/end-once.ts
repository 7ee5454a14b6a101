let isTold = false;

/** Ends this process as one Ctrl-C would, whoever asks for it and however often: a second one would end it without saving. */
export function endOnce(): void {
  if (isTold) return;
  isTold = true;
  process.kill(process.pid, "SIGTERM");
}
