import type { NetworkPlan, Stage } from "@gan/experiments";
import type { Dataset } from "@gan/spec";

/** The networks of all players of a stage by role, G and D first, not made yet. */
export function playerPlans(
  { experiment, settings }: Pick<Stage, "experiment" | "settings">,
  train: Dataset,
): Readonly<Record<string, NetworkPlan>> {
  const context = { settings, train };
  const { generator, discriminator } = experiment.networks(context);
  const { players = {} } = experiment.extend?.(context) ?? {};
  const others = Object.entries(players).map(([role, { network }]) => [role, network]);
  return { generator, discriminator, ...Object.fromEntries(others) };
}
