import temml from "temml";

/**
 * A formula as MathML, which browsers set by themselves.
 *
 * Temml and not KaTeX: it writes MathML alone, without a second copy in HTML, and so needs no style sheet of its own.
 *
 * @throws {Error} When it is no TeX.
 */
export function formula(tex: string, displayMode: boolean): string {
  return temml
    .renderToString(tex, { displayMode, throwOnError: true, trust: true, macros })
    .replace("<math", `<math alttext="${attribute(tex)}"`);
}

/** The players and densities have the colors that they have in figures. */
const macros = {
  "\\pdata": "\\class{of-data}{p_{\\text{data}}}",
  "\\pg": "\\class{of-g}{p_g}",
  "\\pz": "p_z",
  "\\JSD": "\\operatorname{JSD}",
  "\\KL": "\\operatorname{KL}",
};

function attribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
}
