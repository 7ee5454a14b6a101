/**
 * Builds the documents, the decisions and the reference of every export into static files that open from any folder of any server,
 * or from a disk:
 *
 *     node site/build.mjs [folder]        # site/dist
 *
 * Where it will be served is asked for once alone, by cards: `GAN_SITE_ADDRESS`.
 *
 * TypeDoc and not VitePress: its pages link to one another relatively, where VitePress has to know the folder it will be served
 * from, and one search finds documents and exports.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { createDataSource, offerFiles } from "@gan/data/node";
import {
  Application,
  Converter,
  MinimalSourceFile,
  normalizePath,
  PageEvent,
  ReflectionKind,
} from "typedoc";
import { addCards } from "./cards/add-cards.mjs";
import { siteAddress } from "./cards/site-address.mjs";
import { chapters } from "./chapters.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = resolve(process.argv[2] ?? join(root, "site/dist"));
const read = (path) => readFileSync(join(root, path), "utf8");

/** Every export of every package that is published: the name that people import by the file it comes from. */
const exported = Object.fromEntries(
  readdirSync(join(root, "packages"))
    .map((folder) => ({ folder, ...JSON.parse(read(`packages/${folder}/package.json`)) }))
    .filter(({ private: isPrivate }) => !isPrivate)
    .flatMap(({ folder, name, exports: entries = {} }) =>
      Object.entries(entries)
        .filter(([, entry]) => entry?.["@gan/source"]?.endsWith(".ts"))
        .map(([path, entry]) => [
          join(root, "packages", folder, entry["@gan/source"]),
          {
            name: name + path.slice(1),
            readme: `packages/${folder}/README.md`,
            isMain: path === ".",
          },
        ]),
    ),
);
/** The built page; `pnpm build` makes it. */
const page = join(root, "packages/playground/dist/page");
const PLAYGROUND = "playground/index.html";
const ARTICLE = "article/index.html";
if (!existsSync(page)) {
  console.error("The playground is not built. Type `npx --yes pnpm@10 build` first.");
  process.exit(2);
}
const address = addressOrEnd();
const index = chapters(read("docs/index.md"));

const app = await Application.bootstrap({
  name: "@gan",
  tsconfig: join(root, "tsconfig.json"),
  entryPoints: Object.keys(exported),
  projectDocuments: [...index.keys()].map((path) => join(root, path)),
  readme: join(root, "README.md"),
  out,
  // The tree is checked elsewhere, by its own compiler.
  skipErrorChecking: true,
  ...{ excludeInternal: true, excludePrivate: true, disableGit: true, disableSources: true },
  ...{ searchInDocuments: true, searchInComments: true },
  // Whoever types a word of the field looks for the page first.
  searchGroupBoosts: { Documents: 5 },
  navigation: { includeCategories: true, includeGroups: false, excludeReferences: true },
  categorizeByGroup: false,
  defaultCategory: "Reference",
  categoryOrder: [...new Set(index.values()), "Reference", "*"],
  sort: ["documents-first", "source-order"],
  navigationLinks: { "The paper, alive": ARTICLE, Playground: PLAYGROUND },
  favicon: join(root, "site/favicon.svg"),
  customCss: join(root, "site/site.css"),
  highlightLanguages:
    "typescript javascript json jsonc bash sh console python html css tsx text yaml".split(" "),
  validation: { notExported: false, invalidLink: true, invalidPath: true },
  logLevel: "Warn",
});

app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
  if (!reflection.kindOf(ReflectionKind.Module)) return;
  const [declaration] = context.getSymbolFromReflection(reflection)?.declarations ?? [];
  const { name, readme, isMain } = exported[declaration?.getSourceFile().fileName] ?? {};
  if (name === undefined) return;
  reflection.name = name;
  if (!isMain) return;
  const path = normalizePath(join(root, readme));
  const source = new MinimalSourceFile(withoutTitle(read(readme)), path);
  reflection.readme = app.converter.parseRawComment(source, context.project.files).content;
  context.project.files.registerReflectionPath(path, reflection);
  context.project.files.registerReflectionPath(dirname(path), reflection);
});
app.converter.on(Converter.EVENT_CREATE_DOCUMENT, (_, reflection) => {
  const path = relative(root, reflection.project.files.getReflectionPath(reflection) ?? "");
  reflection.name = titleOf(read(path));
  reflection.frontmatter.category = index.get(path);
});
app.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project: { readme, files } }) => {
  if (readme?.[0]) readme[0].text = withoutTitle(readme[0].text);
  // A link to an example's folder leads to its program.
  for (const [id, path] of files.mediaToPath) {
    const program = join(path, "main.ts");
    if (existsSync(program)) files.mediaToPath.set(id, normalizePath(program));
  }
});

const urls = new Map();
app.renderer.on(PageEvent.END, ({ model, url }) => urls.set(model, url));

const project = await app.convert();
if (!project) process.exit(1);
await app.generateOutputs(project);
if (app.logger.hasErrors() || app.logger.hasWarnings()) process.exit(1);
cpSync(page, join(out, dirname(PLAYGROUND)), { recursive: true });
await offerData();
buildArticle();
mendLinks();
addCards(out, address);
writeFileSync(join(out, "llms.txt"), forMachines());

/** Puts 2,000 digits of MNIST beside the playground, where MNIST is at hand (`GAN_DATA_DIR`, or the cache of downloads). */
async function offerData() {
  const { files, problem } = await offerFiles(createDataSource({ set: "mnist", offline: true }));
  if (problem !== undefined) console.error(`The playground offers no digits of MNIST: ${problem}`);
  for (const [path, bytes] of files) {
    const file = join(out, dirname(PLAYGROUND), "data", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }
}

/** In a process of its own: the figures are TypeScript, and drawn as the page is built. */
function buildArticle() {
  const documents = [...index.keys()].map((path) => {
    const title = titleOf(read(path));
    return [path, { href: `../${encodeURI(linkOf(title))}`, title }];
  });
  const { status } = spawnSync(
    process.execPath,
    [
      ...["--import", "tsx", "--conditions=@gan/source"],
      ...["article/build-article.ts", join(out, dirname(ARTICLE))],
    ],
    {
      ...{ cwd: join(root, "site"), input: JSON.stringify(Object.fromEntries(documents)) },
      stdio: ["pipe", "inherit", "inherit"],
    },
  );
  if (status !== 0) process.exit(1);
}

function addressOrEnd() {
  try {
    return siteAddress(process.env.GAN_SITE_ADDRESS);
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

/** Where a document is. */
function linkOf(title) {
  return urls.get(project.documents.find(({ name }) => name === title));
}

function titleOf(text) {
  return /^# (.+)$/m.exec(text)[1].replaceAll("`", "");
}

/** The page has it already. */
function withoutTitle(text) {
  return text.replace(/^# .+\n/m, "");
}

/**
 * Sources are shown as text, since servers take a `.ts` for a film; what leads to a folder of the tree is a word; the playground is
 * and the article are found from every folder.
 */
function mendLinks() {
  const media = join(out, "media");
  const isText = /\.(ts|mjs|js|json|jsonl|py|md|cff|sha256|yaml|yml)$/;
  for (const name of readdirSync(media).filter((name) => isText.test(name))) {
    renameSync(join(media, name), join(media, `${name}.txt`));
  }
  const own = [PLAYGROUND, ARTICLE].map((path) => `${dirname(path)}/`);
  const isPage = (path) => path.endsWith(".html") && !own.some((folder) => path.startsWith(folder));
  for (const path of readdirSync(out, { recursive: true }).filter(isPage)) {
    const html = readFileSync(join(out, path), "utf8")
      .replace(/(href="(?:\.\.\/)?media\/[^"#]+?)(["#])/g, (all, link, end) =>
        isText.test(link) ? `${link}.txt${end}` : all,
      )
      .replace(/<a href="(?:\.\.\/)?media\/([^"#]+)[^>]*>(.*?)<\/a>/g, (link, name, words) =>
        existsSync(join(media, decodeURIComponent(name))) ? link : words,
      )
      .replace(/(?:\.\.\/)?media\/article\.md(?:\.txt)?/g, ARTICLE);
    const up = path.includes("/") ? "../" : "";
    const mended = [PLAYGROUND, ARTICLE].reduce(
      (text, page) => text.replaceAll(`href="${page}"`, `href="${up}${page}"`),
      html,
    );
    writeFileSync(join(out, path), mended);
  }
}

/** What a language model needs to find its way: https://llmstxt.org */
function forMachines() {
  const documents = [...index].map(([path, chapter]) => ({
    path,
    chapter,
    title: titleOf(read(path)),
  }));
  const of = (chapter) => documents.filter((each) => each.chapter === chapter);
  const intro = withoutTitle(read("README.md")).trim().split("\n\n")[0];
  const sections = [...new Set(index.values())].map(
    (chapter) =>
      `## ${chapter}\n\n${of(chapter)
        .map(({ title }) => `- [${title}](${linkOf(title)})`)
        .join("\n")}`,
  );
  const alive = `- [The paper, section by section, with figures that train](${ARTICLE})\n- [The playground](${PLAYGROUND})`;
  return `# @gan\n\n> ${intro}\n\n${alive}\n\n${sections.join("\n\n")}\n`;
}
