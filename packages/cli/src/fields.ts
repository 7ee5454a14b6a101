import { expectationOf, type FieldSchema, InvalidOptionError, UnknownNameError } from "@gan/spec";
import { Option } from "commander";
import { z } from "zod";
import { toKebab } from "./to-kebab.ts";

type Fields = z.ZodObject<Record<string, z.ZodType>>;
/** What was typed, by field name. */
export type Raw = Readonly<Record<string, unknown>>;

/** A flag, and what can stand after it where that is one of a few words. */
export class Flag extends Option {
  readonly values: readonly string[];

  constructor(flags: string, description: string, values: readonly string[] = []) {
    super(flags, description);
    this.values = values;
  }
}

/** The command line's flags for some fields of a schema: `batchSize` becomes `--batch-size <number>`. */
export function flagsOf(schema: Fields, names: readonly string[] = Object.keys(schema.shape)) {
  return names.map((name) => {
    const { type, enum: choices, word = "path" } = jsonSchemaOf(schema, name);
    const text = choices ? "name" : word;
    const flag = `--${toKebab(name)}`;
    const said = schema.shape[name]!.description ?? "";
    const isListed = choices?.every((choice) => said.includes(choice)) ?? true;
    const description = isListed ? said : `${said} (${choices?.join(", ")})`;
    if (type === "boolean") return new Flag(flag, description);
    return new Flag(`${flag} <${type === "string" ? text : "number"}>`, description, choices);
  });
}

/**
 * Turns what was typed into checked values.
 *
 * @param raw - By field name, as strings.
 * @param flagOf - How a field was typed. @default as a flag of its own
 * @throws {InvalidOptionError} Naming the flag, what was typed and what is expected.
 */
export function parseFields<S extends Fields>(
  schema: S,
  raw: Raw,
  flagOf = (name: string) => `--${toKebab(name)}`,
): Partial<z.infer<S>> {
  const parsed = Object.entries(raw).map(([name, typed]) => {
    const { type } = jsonSchemaOf(schema, name);
    const isNumber = type === "number" || type === "integer";
    const value =
      isNumber && typeof typed === "string" && typed.trim() !== "" ? Number(typed) : typed;
    if (!schema.shape[name]!.safeParse(value).success) {
      throw new InvalidOptionError(flagOf(name), typed, expectationOf(jsonSchemaOf(schema, name)));
    }
    return [name, value] as const;
  });
  return Object.fromEntries(parsed) as Partial<z.infer<S>>;
}

/**
 * Reads `key=value` pairs, keys as in `options.json` or as flags.
 *
 * @throws {UnknownNameError} With the nearest setting, when there is no such one.
 * @throws {InvalidOptionError} When a pair is none, or a setting is given twice.
 */
export function parsePairs(schema: Fields, pairs: readonly string[]): Record<string, string> {
  const known = Object.keys(schema.shape);
  const seen = new Set<string>();
  return Object.fromEntries(
    pairs.map((pair) => {
      const [key = "", ...rest] = pair.split("=");
      if (rest.length === 0) {
        throw new InvalidOptionError("--set", pair, "`key=value`, such as `learningRate=0.05`");
      }
      const name = key.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      if (!known.includes(name)) throw new UnknownNameError("setting", key, known);
      if (seen.has(name)) {
        const fix = "A setting is given once.";
        throw new InvalidOptionError("--set", pair, `no second value of \`${name}\``, fix);
      }
      seen.add(name);
      return [name, rest.join("=")];
    }),
  );
}

interface JsonSchema extends FieldSchema {
  /** What stands for it in help. */
  readonly word?: string;
}

function jsonSchemaOf(schema: Fields, name: string): JsonSchema {
  return z.toJSONSchema(schema.shape[name] as z.ZodType) as JsonSchema;
}
