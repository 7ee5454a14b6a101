/** Writes named float32 tensors, `{ shape, values }`, in the safetensors format. */
export function encode(tensors) {
  let end = 0;
  const header = Object.entries(tensors).map(([name, { shape, values }]) => {
    const begin = end;
    end += values.byteLength;
    return [name, { dtype: "F32", shape, data_offsets: [begin, end] }];
  });
  const text = Buffer.from(JSON.stringify(Object.fromEntries(header)));
  const json = Buffer.concat([text, Buffer.alloc(-text.length & 7, " ")]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(json.length));
  const blocks = Object.values(tensors).map(({ values }) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  );
  return Buffer.concat([length, json, ...blocks]);
}

/** Reads what {@link encode} or the peer wrote. */
export function decode(bytes) {
  const start = 8 + Number(bytes.readBigUInt64LE());
  const header = JSON.parse(bytes.toString("utf8", 8, start));
  return Object.fromEntries(
    Object.entries(header).map(([name, { shape, dtype, data_offsets: offsets }]) => {
      const [from, to] = offsets.map((offset) => start + offset);
      const Values = dtype === "F64" ? Float64Array : Float32Array;
      return [
        name,
        { shape, values: new Values(Uint8Array.from(bytes.subarray(from, to)).buffer) },
      ];
    }),
  );
}
