import type { Comparison } from "./comparison.ts";
import type { RunGroup } from "./run-groups.ts";

/** Names that a sweep gives, which say nothing to a reader. */
const isHash = /^(\d+-)?t-[0-9a-f]{12}$/;

/** What a setting is called in a legend: by what differs, or by its run where it is of one alone whose name says more. */
export function groupLabels({ runs }: Comparison, groups: readonly RunGroup[]): string[] {
  return groups.map(({ settings, members }) => {
    const entries = Object.entries(settings);
    const said = entries.map(([name, value]) => `${name} ${value}`).join(", ");
    const own = runs[members[0]!]!.name;
    if (members.length === 1 && !isHash.test(own)) return own;
    return said === "" ? "all runs" : said;
  });
}
