/** An update as Algorithm 1's box has it: which way it goes, and along the gradient of what. */
export interface Update {
  readonly way: "ascend" | "descend";
  /** As the box has it, with its ∇. */
  readonly formula: string;
  /** What goes up or down by it. */
  readonly objective: string;
}

/** @param text - Such as `ascend ∇ mean[log D(G(z))]`. */
export function updateOf(text = ""): Update {
  const [, way, formula = ""] = /^(ascend|descend) (.*)$/.exec(text) ?? [];
  const objective = formula.replace(/^∇ /, "");
  return { way: way === "descend" ? "descend" : "ascend", formula, objective };
}
