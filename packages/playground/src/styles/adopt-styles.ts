const adopted = new WeakMap<ShadowRoot, Set<string>>();

/** Gives a page the style sheet of a part that came later, once. */
export function adoptStyles(root: ShadowRoot, css: string): void {
  const known = adopted.get(root) ?? new Set();
  if (known.has(css)) return;
  adopted.set(root, known.add(css));
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
}
