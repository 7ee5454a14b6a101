import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Dependency, Options } from "rollup-plugin-license";
import type { Plugin } from "vite";

const require = createRequire(import.meta.url);
/** Its types say that it is an ES module, and it is none. */
const license = require("rollup-plugin-license") as (options: Options) => Plugin;
const fonts = ["@fontsource-variable/stix-two-text", "@fontsource/stix-two-math"];

/** The licenses of what others wrote and the page brings. */
export interface Licenses {
  /** Notes what goes into a bundle; each bundle needs one of its own. */
  plugin(): Plugin;
  text(): string;
}

export function createLicenses(): Licenses {
  const bundled = new Map<string, Pick<Dependency, "version" | "license" | "licenseText">>();
  for (const name of fonts) {
    const { version } = require(`${name}/package.json`) as { version: string };
    const licenseText = readFileSync(require.resolve(`${name}/LICENSE`), "utf8");
    bundled.set(name, { version, license: "OFL-1.1", licenseText });
  }
  const output = (found: readonly Dependency[]) => {
    for (const each of found) {
      if (each.name && !each.name.startsWith("@gan/")) bundled.set(each.name, each);
    }
  };
  return {
    plugin: () => license({ thirdParty: { output } }),
    text() {
      const sections = [...bundled]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(
          ([name, { version, license, licenseText }]) =>
            `## ${name} ${version} (${license})\n\n${licenseText ?? "Its package holds no text of the license."}\n`,
        );
      return `# Licenses of what is bundled here\n\n${sections.join("\n")}`;
    },
  };
}
