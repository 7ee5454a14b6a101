import type { PackedSet } from "@gan/data";
import { type BrowserCache, createFetchSource } from "@gan/data/browser";
import { type ByteSource, CorruptFileError, DownloadError, MissingFileError } from "@gan/spec";
import { z } from "zod";
import type { KeyedWords } from "../languages/said.ts";
import { fetchWords } from "./fetch-words.ts";

/** What the server of the page offers beside it, in its folder `data`: 2,000 digits of MNIST, or nothing. */
export interface OfferedData {
  /** Its files: what was kept, or fetched now. */
  readonly source: ByteSource;
  /** What is offered, or was kept; `undefined` where nothing is, or nobody answers. */
  find(): Promise<PackedSet | undefined>;
  /** Takes them from a folder anywhere. @returns Whether they are there. */
  takeAddress(url: string): Promise<boolean>;
  /** Keeps for the next visit what was loaded. */
  keep(): Promise<void>;
}

/** What looking for it takes from its surroundings. */
export interface OfferedDataOptions {
  readonly cache: BrowserCache | undefined;
  /** Address of the page; none where it is another's, whose server is not asked. */
  readonly home: () => string | undefined;
  /** Told how far it is. */
  readonly onProgress: (words: KeyedWords) => void;
  /** The signal that ends what is being fetched now. */
  readonly signal: () => AbortSignal;
}

const text = z.string();
const packed: z.ZodType<PackedSet> = z.object({
  ...{ name: z.literal("mnist-2000"), title: text, examples: z.literal(2000) },
  files: z.array(z.object({ name: text, bytes: z.int().min(1), md5: text, sha256: text })),
  ...{ from: z.record(text, text), changed: text, rights: text, license: text },
});
const offers = z.object({ sets: z.array(z.unknown()) });

/** Where it is written what was kept. */
const ABOUT = "mnist-2000.json";
/** Milliseconds after which a server that does not answer offers nothing. */
const PATIENCE = 5_000;

/** Looks for what is offered when it is asked for, and not before. */
export function createOfferedData(options: OfferedDataOptions): OfferedData {
  const { cache, home, onProgress, signal } = options;
  let known: PackedSet | undefined;
  /** Of a folder anywhere. */
  let given: string | undefined;
  let isLoaded = false;

  async function look(): Promise<PackedSet> {
    const kept = await cache?.read(ABOUT).catch(() => undefined);
    known ??= kept && packed.safeParse(parse(kept)).data;
    known ??= await offeredAt(home());
    return known;
  }

  const source: ByteSource = async (name) => {
    const { files, name: folder } = await look();
    const base = home();
    const own = base === undefined ? `${folder}/` : new URL(`data/${folder}/`, base).href;
    const baseUrl = given ?? own;
    const sums = (of: "md5" | "sha256") =>
      Object.fromEntries(files.map((file) => [file.name, file[of]]));
    const bytes = await createFetchSource({
      ...{ baseUrl, checksums: sums("md5"), sha256: sums("sha256"), cache: cache ?? false },
      ...{ onProgress: (progress) => onProgress(fetchWords(progress)), signal: signal() },
    })(name).catch((error) => {
      throw refusalOf(`${baseUrl}${name}.gz`, error);
    });
    isLoaded = true;
    return bytes;
  };

  return {
    source,
    find: () => look().catch(() => undefined),
    async takeAddress(url) {
      const address = url.endsWith("/") ? url : `${url}/`;
      const answer = await fetch(`${address}about.json`, { signal: signal() }).catch(
        () => undefined,
      );
      const about = answer?.ok && packed.safeParse(parse(await bytesOf(answer))).data;
      if (!about) return false;
      [known, given] = [about, address];
      return true;
    },
    async keep() {
      // The files themselves are kept as they come.
      if (!known || !isLoaded) return;
      const bytes = new TextEncoder().encode(JSON.stringify(known));
      await cache?.write(ABOUT, bytes).catch(() => undefined);
    },
  };
}

async function offeredAt(home: string | undefined): Promise<PackedSet> {
  if (home === undefined) throw missing();
  const address = new URL("data/sets.json", home).href;
  const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE) }).catch((error) => {
    throw new DownloadError(address, [(error as Error).message], again);
  });
  if (!answer.ok) {
    throw new DownloadError(address, [`HTTP ${answer.status}`], byHand, answer.status);
  }
  const { data } = offers.safeParse(parse(await bytesOf(answer)));
  if (!data) {
    throw new CorruptFileError(address, "is not what a page of this program has there", byHand);
  }
  const found = data.sets.map((set) => packed.safeParse(set).data).find((set) => set);
  if (!found) throw missing();
  return found;
}

const again = "Look at the connection, and try again.";
const byHand = "Drop MNIST's four files here, or give the address of a folder that serves them.";

function missing(): MissingFileError {
  return new MissingFileError("mnist-2000", `The server of this page offers no digits. ${byHand}`);
}

/** What a visitor can do about files that did not come. */
function refusalOf(address: string, error: Error): Error {
  if (error instanceof CorruptFileError || (error as DownloadError).status === 200) {
    const problem = "came cut short, or is another file than the page was told of";
    return new CorruptFileError(address, problem, `Try again, or bring your own. ${byHand}`);
  }
  if (!(error instanceof DownloadError)) return error;
  const why = error.status === undefined ? "the connection was lost" : `HTTP ${error.status}`;
  return new DownloadError(address, [why], again, error.status);
}

async function bytesOf(answer: Response): Promise<Uint8Array> {
  return new Uint8Array(await answer.arrayBuffer());
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
