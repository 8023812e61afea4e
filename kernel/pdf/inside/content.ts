import { inflateSync } from "node:zlib";
import { nameOf } from "./objects.ts";
import { BrokenPdf, Name, Operator, Reader, type Stream, type Value } from "./syntax.ts";
import { valueText } from "./write.ts";

/** Operators that put something on the page. */
const painting = new Set(["Tj", "TJ", "Do", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "EI"]);
/** In a hidden layer paths end without paint, and lines of text move on without their words. */
const silent: Readonly<Record<string, string>> = {
  S: "n",
  s: "n",
  f: "n",
  F: "n",
  "f*": "n",
  B: "n",
  "B*": "n",
  b: "n",
  "b*": "n",
  "'": "T*",
  '"': "T*",
};

const mostContent = 64 * 1024 ** 2;

/** The bytes of a stream; a filter that nobody needs for drawing instructions is refused. */
export function contentBytes({ dict, data }: Stream): Buffer {
  const filter = dict.get("Filter") ?? null;
  const names = (Array.isArray(filter) ? filter : filter === null ? [] : [filter]).map(nameOf);
  if (dict.has("DecodeParms") && names.length > 0) throw new UnreadableContent("parameters");
  let bytes = data;
  for (const name of names) {
    if (name === "FlateDecode" || name === "Fl") bytes = inflateSync(bytes, { maxOutputLength: mostContent });
    else if (name === "ASCIIHexDecode" || name === "AHx")
      bytes = Buffer.from(bytes.toString("latin1").replace(/[^0-9a-fA-F]/g, ""), "hex");
    else throw new UnreadableContent("filter");
  }
  return bytes;
}

/** Drawing instructions that cannot be read one by one: the page is then kept as a picture. */
export class UnreadableContent extends BrokenPdf {}

export type Cleaned = {
  readonly text: string;
  /** Names of resources that the instructions use. */
  readonly used: ReadonlySet<string>;
  /** Passages of hidden layers that were left out. */
  readonly hidden: number;
};

/** Whether a property list names a layer that is not shown; null when it is no layer. */
export type IsHidden = (property: Value) => boolean | null;

/**
 * The drawing instructions without marked content (replacement texts, tags, names of layers) and without what hidden
 * layers draw. The state of graphics stays as it was.
 */
export function cleanContent(source: string, isHidden: IsHidden): Cleaned {
  const reader = new Reader(source);
  const out: string[] = [];
  const used = new Set<string>();
  /** One entry for each open marked content: does it hide what stands in it. */
  const marks: boolean[] = [];
  let hidden = 0;
  let operands: Value[] = [];
  for (;;) {
    const item = reader.next();
    if (item === undefined) break;
    if (!(item instanceof Operator)) {
      operands.push(item);
      if (operands.length > 10_000) throw new UnreadableContent("operands");
      continue;
    }
    const hides = marks.includes(true);
    const { word } = item;
    if (word === "BDC" || word === "BMC") {
      const layer = word === "BDC" && nameOf(operands[0]) === "OC" ? isHidden(operands[1] ?? null) : null;
      marks.push(layer === true);
      if (layer === true) hidden += 1;
    } else if (word === "EMC") marks.pop();
    else if (word === "BI") {
      const image = inlineImage(reader);
      for (const name of image.names) used.add(name);
      if (!hides) out.push(image.text);
    } else if (word !== "MP" && word !== "DP") {
      const kept = hides && (painting.has(word) || word in silent) ? (silent[word] ?? null) : word;
      if (kept === word) {
        for (const name of operands) if (name instanceof Name) used.add(name.name);
        out.push([...operands.map(valueText), word].join(" "));
      } else if (kept !== null) out.push(kept);
    }
    operands = [];
  }
  return { text: `${out.join("\n")}\n`, used, hidden };
}

function inlineImage(reader: Reader): { text: string; names: string[] } {
  const from = reader.at;
  const names: string[] = [];
  for (;;) {
    const item = reader.next();
    if (item === undefined) throw new UnreadableContent("an image has no end");
    if (item instanceof Name) names.push(item.name);
    if (item instanceof Operator && item.word === "ID") break;
  }
  const end = /[\0\t\n\f\r ]EI(?=[\0\t\n\f\r ]|$)/g;
  end.lastIndex = reader.at;
  for (;;) {
    const found = end.exec(reader.text);
    if (found === null) throw new UnreadableContent("an image has no end");
    const after = reader.text.slice(end.lastIndex, end.lastIndex + 24);
    // Pixels may hold the same letters: instructions follow in plain text.
    if (/^[\t\n\r -~]*$/.test(after)) break;
  }
  const text = `BI${reader.text.slice(from, end.lastIndex)}`;
  reader.at = end.lastIndex;
  return { text, names };
}
