import type { Comparison } from "./comparison.ts";
import type { RunGroup } from "./run-groups.ts";

/** Settings that a label can hold. */
const FEW = 4;
/** Names that a sweep gives, which say nothing to a reader. */
const isHash = /^(\d+-)?t-[0-9a-f]{12}$/;

/** What each setting is called: by what differs, or by its run where it is of one alone whose name says more. */
export function groupLabels(
  { runs }: Pick<Comparison, "runs">,
  groups: readonly Pick<RunGroup, "settings" | "members">[],
): { readonly long: string; readonly short: string }[] {
  return groups.map(({ settings, members }) => {
    const entries = Object.entries(settings);
    const long = entries.map(([name, value]) => `${name} ${value}`).join(", ");
    const short = Object.values(settings).join(", ");
    const { name } = runs[members[0]!]!;
    const isShort = members.length > 1 && entries.length <= FEW;
    if (!isShort && entries.length > 0 && !isHash.test(name)) {
      const own = members.length > 1 ? `${name} and ${members.length - 1} other seeds` : name;
      return { long: own, short: own };
    }
    return entries.length === 0 ? { long: "all runs", short: "all runs" } : { long, short };
  });
}
