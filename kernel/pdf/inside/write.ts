import { type Dict, Name, Ref, Stream, Text, type Value } from "./syntax.ts";

function nameText(name: string): string {
  return `/${name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (letter) => `#${letter.charCodeAt(0).toString(16).padStart(2, "0")}`)}`;
}

/** A value as text; streams stand in objects of their own. */
export function valueText(value: Value): string {
  if (value === null) return "null";
  if (typeof value === "number")
    return Number.isInteger(value) ? String(value) : value.toFixed(6).replace(/\.?0+$/, "");
  if (typeof value === "boolean") return String(value);
  if (value instanceof Name) return nameText(value.name);
  if (value instanceof Text) return `<${Buffer.from(value.bytes, "latin1").toString("hex")}>`;
  if (value instanceof Ref) return `${value.num} 0 R`;
  if (Array.isArray(value)) return `[${value.map(valueText).join(" ")}]`;
  if (value instanceof Map) return dictText(value);
  throw new TypeError("a stream stands in an object of its own");
}

function dictText(dict: Dict): string {
  return `<<${[...dict].map(([key, value]) => `${nameText(key)} ${valueText(value)}`).join("")}>>`;
}

/** A new file with exactly these objects, numbered from 1: no history, no information about itself, no id. */
export function writeFile(objects: readonly Value[], root: number): Buffer {
  const pieces: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let at = pieces[0]?.length ?? 0;
  const places: number[] = [];
  const put = (piece: Buffer) => {
    pieces.push(piece);
    at += piece.length;
  };
  for (const [index, value] of objects.entries()) {
    places.push(at);
    put(Buffer.from(`${index + 1} 0 obj\n`));
    if (value instanceof Stream) {
      const dict = new Map(value.dict);
      dict.set("Length", value.data.length);
      put(Buffer.from(`${dictText(dict)}\nstream\n`, "latin1"));
      put(value.data);
      put(Buffer.from("\nendstream\nendobj\n"));
    } else put(Buffer.from(`${valueText(value)}\nendobj\n`, "latin1"));
  }
  const lines = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  put(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${lines}trailer\n<</Size ${objects.length + 1}/Root ${root} 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(pieces);
}
