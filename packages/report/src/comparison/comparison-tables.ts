import { formatCount } from "../format.ts";
import { html, type Markup, trusted } from "../markup.ts";
import type { DrawnComparison } from "./drawn-comparison.ts";
import { formatMeasure } from "./format-measure.ts";
import { differingSettings, isDone } from "./run-groups.ts";

/** A cell: what is shown, what it is sorted by where that is something else, and whether it is a number. */
interface Cell {
  readonly shown: string | Markup;
  readonly by?: number | undefined;
  readonly isNumber?: boolean;
}

/** Settings and what they came to, a row each, the best above. */
export function groupsTable({ comparison, groups, colors }: DrawnComparison): Markup {
  const names = Object.keys(groups[0]!.settings);
  const rows = groups.map(({ settings, members, estimate, lost }, i) => ({
    attributes: `data-group="${i}" data-of="${members.join(" ")}"`,
    name: html`<button type="button" class="pick ${colors.groupClasses[i]}" aria-pressed="false"><i></i>${i + 1}</button>`,
    cells: [
      ...names.map((name): Cell => valueCell(settings[name])),
      { shown: `${members.length}`, isNumber: true },
      estimate
        ? { shown: formatMeasure(estimate), by: estimate.mean, isNumber: true }
        : { shown: "–", isNumber: true },
      {
        shown:
          Object.entries(lost)
            .map(([condition, times]) => `${times} ${condition}`)
            .join(", ") || "–",
        by: Object.values(lost).reduce((sum, times) => sum + times, 0),
      },
    ],
  }));
  return sortable("Settings, over their seeds", {
    heads: ["place", ...names, "runs", comparison.measure, "lost"],
    rows,
  });
}

/** Runs and in what they differ, a row each, the best settings above. */
export function runsTable({ comparison, groups, colors }: DrawnComparison): Markup {
  const { runs, measure } = comparison;
  const names = differingSettings(runs);
  const rows = groups.flatMap(({ members }) =>
    members.map((i) => {
      const { name, settings, values, lost, iteration, iterations } = runs[i]!;
      const value = values[measure];
      const isThere = value !== undefined && Number.isFinite(value);
      const standing = isDone(runs[i]!)
        ? "finished"
        : `${formatCount(iteration)} of ${formatCount(iterations)}`;
      return {
        attributes: `data-run="${i}"`,
        name: html`<button type="button" class="pick ${colors.classes[i]}" aria-pressed="false"><i></i>${name}</button>`,
        cells: [
          ...names.map((each): Cell => valueCell(settings[each])),
          isThere
            ? {
                shown: `${Number(value.toPrecision(5))}`.replace("-", "−"),
                by: value,
                isNumber: true,
              }
            : { shown: "–", isNumber: true },
          { shown: lost ? lost.condition : standing },
        ],
      };
    }),
  );
  return sortable("Runs", { heads: ["run", ...names, measure, "state"], rows });
}

function valueCell(value: string | undefined): Cell {
  const isNumber = value !== undefined && value.trim() !== "" && Number.isFinite(Number(value));
  return { shown: value ?? "–", isNumber };
}

interface Table {
  readonly heads: readonly string[];
  readonly rows: readonly {
    readonly attributes: string;
    readonly name: Markup;
    readonly cells: readonly Cell[];
  }[];
}

function sortable(caption: string, { heads, rows }: Table): Markup {
  const isNumber = (column: number) => rows.every(({ cells }) => cells[column - 1]?.isNumber);
  return html`<div class="card sheet" role="region" aria-label="${caption}" tabindex="0"><table class="sortable">
<caption><strong>${caption}</strong></caption>
<thead><tr>${heads.map((head, i) => html`<th scope="col"${trusted(i > 0 && isNumber(i) ? ' class="end"' : "")}><button type="button">${head}</button></th>`)}</tr></thead>
<tbody>${rows.map(
    ({ attributes, name, cells }) =>
      html`<tr ${trusted(attributes)}><th scope="row">${name}</th>${cells.map(
        ({ shown, by }, i) =>
          html`<td${trusted(isNumber(i + 1) ? ' class="end"' : "")}${trusted(by === undefined ? "" : ` data-by="${by}"`)}>${shown}</td>`,
      )}</tr>`,
  )}</tbody>
</table></div>`;
}
