/** Flags of `gan train` that all trials of a sweep share. */
export interface TrialFlags {
  readonly backend?: string | undefined;
  readonly scoreEvery?: number | undefined;
}

/** The flags as they are typed. */
export function trainFlags({ backend, scoreEvery }: TrialFlags): string[] {
  return [
    ...(backend === undefined ? [] : ["--backend", backend]),
    ...(scoreEvery === undefined ? [] : ["--score-every", `${scoreEvery}`]),
  ];
}
