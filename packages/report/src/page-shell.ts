import { html, type Markup, trusted } from "./markup.ts";
import { pageStyle } from "./page-style.ts";

/** Nothing may be loaded from elsewhere, and the browser sees to it. */
const policy = [
  "default-src 'none'",
  "img-src data:",
  "style-src 'unsafe-inline'",
  "script-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** What a page is made of. */
export interface PageShell {
  readonly title: string;
  /** What stands between header and footer, and these. */
  readonly body: Markup;
  /** What makes it live; it works without. */
  readonly script: string;
  /** What it has besides the style of all pages. @default nothing */
  readonly style?: string;
}

/** A document that loads nothing, follows the reader's dark or light theme and fits a phone. */
export function pageShell({ title, body, script, style = "" }: PageShell): string {
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${trusted(pageStyle + style)}</style>
</head>
<body>
${body}
<footer>Goodfellow, Pouget-Abadie, Mirza, Xu, Warde-Farley, Ozair, Courville, Bengio: “Generative Adversarial Nets”, 2014.</footer>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return markup;
}
