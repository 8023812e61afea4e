import { crc32, deflateRawSync } from "node:zlib";

/** A small archive for tests: each entry deflated, the directory at the end (APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16). */
export function zipOf(files: Readonly<Record<string, string | Buffer>>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content);
    const packed = deflateRawSync(plain);
    const called = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(8, 4);
    facts.writeUInt32LE(crc32(plain), 10);
    facts.writeUInt32LE(packed.length, 14);
    facts.writeUInt32LE(plain.length, 18);
    facts.writeUInt16LE(called.length, 22);
    const head = Buffer.concat([Buffer.from("PK\u0003\u0004", "latin1"), facts, called]);
    const line = Buffer.alloc(14);
    line.writeUInt32LE(at, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0000", "latin1"), facts, line, called]));
    local.push(head, packed);
    at += head.length + packed.length;
  }
  const lines = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(directory.length, 4);
  end.writeUInt16LE(directory.length, 6);
  end.writeUInt32LE(lines.length, 8);
  end.writeUInt32LE(at, 12);
  return Buffer.concat([...local, lines, Buffer.from("PK\u0005\u0006", "latin1"), end]);
}
