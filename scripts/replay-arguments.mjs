/**
 * What `gan` is told to train the beginning of a kept run again.
 *
 * @param options - The run's `options.json`.
 * @param iterations - How long.
 */
export function replayArguments({ experiment, backend, settings, batches }, iterations) {
  // The command takes the length once, by iterations; the epochs say more only where rates are annealed over the last.
  const own = Object.entries(settings).filter(
    ([key]) => key !== "epochs" || settings.annealingEpochs > 0,
  );
  const set = own.flatMap(([key, value]) => ["--set", `${key}=${value}`]);
  if (batches) set.push("--batches", batches.join());
  return ["train", experiment, ...set, "--backend", backend, "--iterations", `${iterations}`];
}

/** What `gan` is told to go on with it. */
export function goOnArguments(run, iterations) {
  return ["resume", run, "--iterations", `${iterations}`];
}
