import { html } from "lit-html";

/** Words as a message has them: what stands between `$` is mathematics, between backticks code, between asterisks bold. */
export function rich(words: string) {
  return words.split("$").map((part, i) => (i % 2 === 1 ? math(part) : withCode(part)));
}

/** A formula, which runs from left to right in every language: single letters are set as variables, `p_g` with a subscript. */
export function math(formula: string) {
  const parts = formula.split(/\b([A-Za-z])(?:_([a-z0-9]+))?\b/);
  return html`<bdi class="math" dir="ltr">${parts.map((part, i) =>
    i % 3 === 1 ? html`<i>${part}</i>` : i % 3 === 2 ? part && html`<sub>${part}</sub>` : part,
  )}</bdi>`;
}

function withCode(words: string) {
  return words
    .split("`")
    .map((part, i) => (i % 2 === 1 ? html`<code dir="ltr">${part}</code>` : withBold(part)));
}

function withBold(words: string) {
  return words.split("*").map((part, i) => (i % 2 === 1 ? html`<b>${part}</b>` : part));
}
