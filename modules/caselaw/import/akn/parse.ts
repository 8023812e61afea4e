import { SaxesParser } from "saxes";
import { type AknDocument, type AknPart, aknLimits, aknParts, type FrbrValue } from "./document.ts";

/** Why a document is not read; the code is one of the kernel's problems of files. */
export class AknRefusal extends Error {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;

  constructor(code: string, params: Readonly<Record<string, string | number>> = {}) {
    super(code);
    this.code = code;
    this.params = params;
  }
}

/** Never text of a judgment, whatever stands in them. */
const dropped = new Set(["script", "style", "iframe", "object", "embed", "applet", "noscript"]);
const blocks =
  /^(p|block|heading|subheading|num|li|item|td|th|tr|table|div|paragraph|section|h[1-6]|br|introduction|background|arguments|remedies|motivation|decision|header|conclusions|judgmentBody|title|longTitle)$/;
const namespaces = /^http:\/\/(docs\.oasis-open\.org\/legaldocml\/ns\/akn\/3\.0|www\.akomantoso\.org\/)/;
const headed =
  /^(docTitle|docNumber|docType|docDate|docProponent|courtType|neutralCitation|docketNumber|party|judge|lawyer)$/;

type Open = { readonly name: string; readonly namespace: string };

class Reader {
  readonly #work: FrbrValue[] = [];
  readonly #expression: FrbrValue[] = [];
  readonly #references: Record<string, string> = {};
  readonly #header: { element: string; text: string }[] = [];
  readonly #parts: Partial<Record<AknPart, string>> = {};
  readonly #open: Open[] = [];
  #whole = "";
  #headed: string | null = null;
  #silent = 0;
  #elements = 0;
  #judgment = false;

  open(name: string, namespace: string, attributes: Record<string, string>, line: number): void {
    this.#elements += 1;
    this.#open.push({ name, namespace });
    if (this.#open.length > aknLimits.depth || this.#elements > aknLimits.elements)
      throw new AknRefusal("xml-too-deep", { limit: aknLimits.depth, line });
    if (this.#open.length === 1 && (name !== "akomaNtoso" || !namespaces.test(namespace)))
      throw new AknRefusal("other-document", { expected: "akomaNtoso", found: name.slice(0, 60) });
    if (this.#open.length === 2) {
      if (name !== "judgment")
        throw new AknRefusal("other-document", { expected: "judgment", found: name.slice(0, 60) });
      this.#judgment = true;
    }
    if (dropped.has(name.toLowerCase())) this.#silent += 1;
    if (this.#within("meta")) this.#meta(name, attributes);
    else if (blocks.test(name)) this.#add("\n");
    if (headed.test(name) && this.#within("header") && this.#headed === null) {
      this.#headed = name;
      const date = attributes.date;
      if (name === "docDate" && date !== undefined)
        this.#header.push({ element: "docDate@date", text: date });
      this.#header.push({ element: name, text: "" });
    }
  }

  close(name: string): void {
    if (blocks.test(name) && !this.#within("meta")) this.#add("\n");
    if (this.#headed === name) this.#headed = null;
    if (dropped.has(name.toLowerCase())) this.#silent -= 1;
    this.#open.pop();
  }

  text(text: string): void {
    if (this.#silent > 0 || this.#within("meta")) return;
    this.#add(text);
    const last = this.#header.at(-1);
    if (this.#headed !== null && last !== undefined) last.text += text;
  }

  document(): AknDocument {
    if (!this.#judgment) throw new AknRefusal("other-document", { expected: "judgment", found: "–" });
    return {
      work: this.#work,
      expression: this.#expression,
      references: this.#references,
      header: this.#header,
      parts: this.#parts,
      whole: this.#whole,
    };
  }

  #within(name: string): boolean {
    return this.#open.some((one) => one.name === name);
  }

  #add(text: string): void {
    this.#whole += text;
    const part = aknParts.find((name) => this.#within(name));
    if (part !== undefined) this.#parts[part] = (this.#parts[part] ?? "") + text;
  }

  #meta(name: string, attributes: Record<string, string>): void {
    if (name.startsWith("FRBR") && name !== "FRBRWork" && name !== "FRBRExpression") {
      const value = { element: name, attributes };
      if (this.#within("FRBRWork")) this.#work.push(value);
      else if (this.#within("FRBRExpression")) this.#expression.push(value);
    }
    const id = attributes.eId ?? attributes.id;
    if (name.startsWith("TLC") && id !== undefined && attributes.showAs !== undefined)
      this.#references[id] = attributes.showAs;
  }
}

/**
 * Reads one judgment. No document type is taken, so nothing outside the file is ever drawn in and no entity but the five
 * of XML itself is known; script and other active content is dropped. Throws `AknRefusal` with line and column.
 */
export function parseAkn(xml: string): AknDocument {
  const parser = new SaxesParser({ xmlns: true, position: true });
  const reader = new Reader();
  parser.on("error", () => {
    throw new AknRefusal("broken-xml", { line: parser.line, column: Math.max(parser.column, 1) });
  });
  parser.on("doctype", () => {
    throw new AknRefusal("xml-doctype", { line: parser.line });
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const plain = Object.fromEntries(Object.values(attributes).map((one) => [one.local, one.value]));
    reader.open(local, uri, plain, parser.line);
  });
  parser.on("closetag", ({ local }) => reader.close(local));
  parser.on("text", (text) => reader.text(text));
  parser.on("cdata", (text) => reader.text(text));
  parser.write(xml).close();
  return reader.document();
}
