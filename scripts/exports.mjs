import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "..");

/**
 * @typedef {object} Export
 * @property {string} name
 * @property {boolean} isType An interface or a type, of which nothing is left at run time.
 * @property {string} file Where it is declared, relative to the root.
 * @property {string | undefined} comment What its doc comment says, without stars.
 */

/**
 * What can be imported from each public package.
 *
 * @returns {{ folder: string, entries: { name: string, exports: Export[] }[] }[]} One entry for each subpath.
 */
export function packageExports() {
  return readdirSync(join(root, "packages"))
    .sort()
    .map((name) => ({ folder: `packages/${name}`, manifest: manifestOf(name) }))
    .filter(({ manifest }) => manifest && !manifest.private)
    .map(({ folder, manifest }) => ({
      folder,
      entries: Object.entries(manifest.exports)
        .filter(([subpath]) => !/\.\w+$/.test(subpath))
        .map(([subpath, { "@gan/source": source = "./src/index.ts" }]) => ({
          name: manifest.name + subpath.slice(1),
          exports: exportsOf(join(folder, source)),
        })),
    }));
}

function manifestOf(name) {
  const path = join(root, "packages", name, "package.json");
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : undefined;
}

/** Everything is exported where it is declared, or by name in an index: no stars, no defaults, no other names. */
function exportsOf(file) {
  const text = readFileSync(join(root, file), "utf8");
  const passedOn = [...text.matchAll(/^export (type )?\{([^}]*)\} from "(.+?)";/gm)].flatMap(
    ([, onlyTypes, names, from]) =>
      names
        .split(",")
        .map((name) => name.trim())
        .filter(Boolean)
        .map((name) => {
          const isType = onlyTypes !== undefined || name.startsWith("type ");
          return declaration(sourceOf(from, file), name.replace("type ", ""), isType);
        }),
  );
  const own = [...text.matchAll(/^export (?:async |abstract )*(\w+)\*? (\w+)/gm)]
    .filter(([, kind]) => kind !== "type" || !text.includes("export type {"))
    .filter(([, kind]) => /^(?:function|const|class|interface|type)$/.test(kind))
    .map(([, kind, name]) => declaration(file, name, /^(?:interface|type)$/.test(kind)));
  return [...passedOn, ...own.filter(({ name }, i) => own.findIndex((o) => o.name === name) === i)];
}

/** Where something is imported from: a file beside, or the index of another package of ours. */
function sourceOf(from, file) {
  return from.startsWith(".")
    ? join(dirname(file), from)
    : join("packages", from.split("/")[1], "src/index.ts");
}

function declaration(file, name, isType) {
  const text = readFileSync(join(root, file), "utf8");
  const declared = new RegExp(
    `(?:/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*)?^export (?:declare |async |abstract )*(?:function\\*?|const|class|interface|type) ${name}\\b`,
    "m",
  ).exec(text);
  if (declared) return { name, isType, file, comment: declared[1] && plain(declared[1]) };
  const elsewhere = new RegExp(
    `^(?:export|import) (?:type )?\\{[^}]*\\b${name}\\b[^}]*\\} from "(\\..+?)";`,
    "m",
  ).exec(text);
  if (!elsewhere) throw new Error(`\`${file}\` declares \`${name}\` in no form that is read here.`);
  return declaration(sourceOf(elsewhere[1], file), name, isType);
}

function plain(comment) {
  return comment
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
    .join("\n")
    .trim();
}

/** The first sentence of a doc comment on one line, as Markdown. */
export function firstSentence(comment) {
  const [paragraph] = comment.split(/\n\n|\n@|^@/);
  const line = paragraph
    .replace(/\s+/g, " ")
    .replace(/\{@link ([^}]+)\}/g, "`$1`")
    .trim();
  // A sentence ends before a capital letter: `2.5`, `e.g. x` and `“x.”` do not end one.
  const [sentence] = line.split(/(?<=[.!?][)”"]?) (?=[A-Z`“(])/);
  return sentence.replace(/[.:]$/, "");
}
