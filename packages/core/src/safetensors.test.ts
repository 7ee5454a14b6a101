import { CorruptFileError, GanError, type SavedTensor } from "@gan/spec";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeSafetensors, encodeSafetensors, type SafetensorsContent } from "./safetensors.ts";

const tensor = (shape: number[], values: number[]): SavedTensor => ({
  shape,
  values: Float32Array.from(values),
});

/** A file put together by hand from the published description of the format. */
function fileOf(header: string, data: Uint8Array = new Uint8Array(), length?: number): Uint8Array {
  const json = Buffer.from(header, "utf8");
  const prefix = Buffer.alloc(8);
  prefix.writeBigUInt64LE(BigInt(length ?? json.length));
  return Buffer.concat([prefix, json, data]);
}

const sixFloats = Buffer.from(
  "00000000 0000803f 00000040 00004040 00008040 0000a040".replaceAll(" ", ""),
  "hex",
);
const entry = (shape: string, offsets: string, dtype = "F32") =>
  `{"dtype":"${dtype}","shape":${shape},"data_offsets":${offsets}}`;

describe("the bytes of the published format", () => {
  it.each([
    ["attn.0", [1, 2, 3], 64],
    ["attn0", [1, 1, 2, 3], 72],
  ])(
    "are those of the reference implementation's tests, header aligned to 8",
    (name, shape, length) => {
      const tensors = { [name]: tensor(shape, [0, 1, 2, 3, 4, 5]) };
      const header = `{"${name}":${entry(JSON.stringify(shape), "[0,24]")}}`.padEnd(length);
      const expected = fileOf(header, sixFloats, length);
      expect(Buffer.from(encodeSafetensors({ tensors, metadata: {} }))).toEqual(expected);
    },
  );

  it("hold metadata first, sorted, as text", () => {
    expect(Buffer.from(encodeSafetensors({ tensors: {}, metadata: { framework: "pt" } }))).toEqual(
      fileOf('{"__metadata__":{"framework":"pt"}}     '),
    );
    expect(Buffer.from(encodeSafetensors({ tensors: {}, metadata: {} }))).toEqual(
      fileOf("{}      "),
    );
  });

  it("are read from any alignment, in any order of the header, with any white space at its end", () => {
    const header = `{"b":${entry("[2,2]", "[8,24]")},"__metadata__":{"é":"ü"},"a":${entry("[2]", "[0,8]")}}\r\n\t `;
    const file = new Uint8Array(Buffer.concat([Buffer.from([0]), fileOf(header, sixFloats)]));
    expect(decodeSafetensors(file.subarray(1), "x")).toEqual({
      tensors: { a: tensor([2], [0, 1]), b: tensor([2, 2], [2, 3, 4, 5]) },
      metadata: { é: "ü" },
    });
  });

  it("may describe scalars and empty tensors", () => {
    const content = { tensors: { a: tensor([], [7]), b: tensor([3, 0], []) }, metadata: {} };
    expect(decodeSafetensors(encodeSafetensors(content), "x")).toEqual(content);
  });

  it("do not depend on the order in which tensors and metadata were given", () => {
    const [a, b] = [tensor([1], [1]), tensor([1], [2])];
    expect(encodeSafetensors({ tensors: { a, b }, metadata: { c: "1", d: "2" } })).toEqual(
      encodeSafetensors({ tensors: { b, a }, metadata: { d: "2", c: "1" } }),
    );
  });
});

describe("a damaged file is refused with a sentence", () => {
  it.each<[what: string, file: Uint8Array, words: RegExp]>([
    ["empty", new Uint8Array(), /ends after 0 of 8 header bytes/],
    ["cut in its header", fileOf("{", undefined, 9), /ends after 1 of 9 header bytes/],
    ["claiming a huge header", fileOf("{}", undefined, 2 ** 52), /not a safetensors file/],
    ["not UTF-8", Buffer.from("0100000000000000ff", "hex"), /not a JSON object/],
    ["not JSON", fileOf("{"), /not a JSON object/],
    ["an array", fileOf("[]"), /not a JSON object/],
    ["with metadata that is not text", fileOf('{"__metadata__":{"a":1}}'), /map from text to text/],
    ["with a tensor without a shape", fileOf('{"a":{"dtype":"F32"}}'), /without a type, a shape/],
    ["with a negative size", fileOf(`{"a":${entry("[-1]", "[0,4]")}}`), /without a type, a shape/],
    [
      "with another type",
      fileOf(`{"a":${entry("[1]", "[0,8]", "F64")}}`, new Uint8Array(8)),
      /`a` as F64.*Convert its tensors to float32/,
    ],
    [
      "with a size that is not the shape's",
      fileOf(`{"a":${entry("[3]", "[0,8]")}}`, new Uint8Array(8)),
      /gives `a` 8 bytes, expected 12 for shape \[3\]/,
    ],
    [
      "with a shape that overflows",
      fileOf(`{"a":${entry("[4503599627370496,4503599627370496,4096]", "[0,0]")}}`),
      /expected .* for shape/,
    ],
    [
      "with overlapping tensors",
      fileOf(`{"a":${entry("[2]", "[0,8]")},"b":${entry("[2]", "[4,12]")}}`, new Uint8Array(12)),
      /stores `b` from byte 4 on, expected 8/,
    ],
    [
      "with a gap",
      fileOf(`{"a":${entry("[1]", "[4,8]")}}`, new Uint8Array(8)),
      /stores `a` from byte 4 on, expected 0/,
    ],
    [
      "cut in its numbers",
      fileOf(`{"a":${entry("[2]", "[0,8]")}}`, new Uint8Array(7)),
      /holds 7 bytes of numbers, expected 8/,
    ],
    [
      "with something after its numbers",
      fileOf("{}", new Uint8Array(1)),
      /holds 1 bytes of numbers, expected 0/,
    ],
  ])("%s", (_, file, words) => {
    const read = () => decodeSafetensors(file, "checkpoint.safetensors");
    expect(read).toThrow(CorruptFileError);
    expect(read).toThrow(words);
    expect(read).toThrow(/^`checkpoint.safetensors` /);
  });
});

it("refuses to write a tensor whose shape and values differ, or under the reserved name", () => {
  const write = (tensors: Record<string, SavedTensor>) => () =>
    encodeSafetensors({ tensors, metadata: {} });
  expect(write({ a: tensor([2, 2], [1]) })).toThrow(
    /`a` has shape \[1\], expected \[2, 2\].*as many/,
  );
  expect(write({ __metadata__: tensor([1], [1]) })).toThrow(/Rename the tensor/);
});

const contents: fc.Arbitrary<SafetensorsContent> = fc.record({
  tensors: fc.dictionary(
    fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "10", "9", "constructor")),
    fc.array(fc.nat(4), { maxLength: 3 }).chain((shape) => {
      const size = shape.reduce((product, count) => product * count, 1);
      return fc
        .float32Array({ minLength: size, maxLength: size })
        .map((values) => ({ shape, values }));
    }),
    { maxKeys: 6 },
  ),
  metadata: fc.dictionary(fc.string({ unit: "binary" }), fc.string({ unit: "binary" })),
});

describe("for any content", () => {
  it("gives back what was written, bit for bit", () => {
    fc.assert(
      fc.property(contents, (content) => {
        const bytes = encodeSafetensors(content);
        const read = decodeSafetensors(bytes, "x");
        expect(sorted(read.metadata)).toEqual(sorted(content.metadata));
        expect(sorted(read.tensors)).toEqual(sorted(content.tensors));
        expect(Buffer.from(encodeSafetensors(read))).toEqual(Buffer.from(bytes));
      }),
    );
  });

  it("refuses every shorter file", () => {
    fc.assert(
      fc.property(
        contents,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (content, share) => {
          const bytes = encodeSafetensors(content);
          const cut = bytes.subarray(0, Math.floor(share * bytes.length));
          expect(() => decodeSafetensors(cut, "x")).toThrow(CorruptFileError);
        },
      ),
    );
  });

  it("answers any change of bytes with tensors or a sentence, never another error", () => {
    const change = fc.tuple(
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      fc.nat(255),
    );
    fc.assert(
      fc.property(
        contents,
        fc.array(change, { minLength: 1, maxLength: 4 }),
        (content, changes) => {
          const bytes = encodeSafetensors(content);
          for (const [share, byte] of changes) bytes[Math.floor(share * bytes.length)] = byte;
          try {
            decodeSafetensors(bytes, "x");
          } catch (error) {
            expect(error).toSatisfy(GanError.is);
          }
        },
      ),
      { numRuns: 1000 },
    );
  });
});

const sorted = (record: object) =>
  Object.entries(record).sort(([left], [right]) => (left < right ? -1 : 1));
