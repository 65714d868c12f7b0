/** The least that ONNX calls a model: each token id picks its row of a table (`Gather`). Written as protobuf by hand. */
export function tinyModel(rows: number[][]): Buffer {
  const width = rows[0]?.length ?? 0;
  const table = message(
    number(1, rows.length),
    number(1, width),
    number(2, FLOAT),
    text(8, 'table'),
    bytes(9, Buffer.from(Float32Array.from(rows.flat()).buffer)),
  );
  const gather = message(
    text(1, 'table'),
    text(1, 'input_ids'),
    text(2, 'last_hidden_state'),
    text(4, 'Gather'),
  );
  const graph = message(
    bytes(1, gather),
    text(2, 'tiny'),
    bytes(5, table),
    bytes(11, value('input_ids', INT64, ['batch', 'length'])),
    bytes(11, value('attention_mask', INT64, ['batch', 'length'])),
    bytes(12, value('last_hidden_state', FLOAT, ['batch', 'length', width])),
  );
  return message(number(1, 8), bytes(7, graph), bytes(8, message(number(2, 13))));
}

const FLOAT = 1;
const INT64 = 7;

function value(name: string, type: number, dimensions: (string | number)[]): Buffer {
  const shape = message(
    ...dimensions.map((one) => bytes(1, typeof one === 'number' ? number(1, one) : text(2, one))),
  );
  return message(text(1, name), bytes(2, bytes(1, message(number(1, type), bytes(2, shape)))));
}

function message(...fields: Buffer[]): Buffer {
  return Buffer.concat(fields);
}

function number(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value));
}

function bytes(field: number, value: Buffer): Buffer {
  return Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
}

function varint(value: number): Buffer {
  const bytesOf: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 128) return Buffer.from([...bytesOf, left]);
    bytesOf.push((left & 127) | 128);
  }
}
