import createMarkdown from "markdown-it";
import { formula } from "./formula.ts";

const markdown = createMarkdown({ html: true, typographer: false });

markdown.inline.ruler.before("escape", "formula", (state, silent) => {
  if (state.src[state.pos] !== "$") return false;
  const end = state.src.indexOf("$", state.pos + 1);
  if (end < 0) return false;
  if (!silent) {
    const token = state.push("html_inline", "", 0);
    token.content = formula(state.src.slice(state.pos + 1, end), false);
  }
  state.pos = end + 1;
  return true;
});

/** Markdown with formulas between dollars as HTML: a block, or two dollars before and after it for a formula of its own line. */
export function block(source: string): string {
  const alone = /^\$\$([\s\S]+)\$\$(?:\s*\((\w+)\))?$/.exec(source.trim());
  if (!alone) return markdown.render(source);
  const [, tex = "", label] = alone;
  const named = label ? `<span class="equation-name">(${label})</span>` : "";
  return `<div class="equation">${formula(tex.trim(), true)}${named}</div>\n`;
}

/** The same without a paragraph around it. */
export function inline(source: string): string {
  return markdown.renderInline(source);
}
