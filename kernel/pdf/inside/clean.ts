import { deflateSync } from "node:zlib";
import type { Withheld } from "../order.ts";
import { cleanContent, contentBytes } from "./content.ts";
import { nameOf, Objects } from "./objects.ts";
import { type Dict, Name, Ref, Stream, type Value } from "./syntax.ts";
import { writeFile } from "./write.ts";

type Kinds = Partial<Record<Withheld["what"], number>>;

/** Keys of objects that draw, by what the object is: everything else is left out (ISO 32000-1, 8 and 9). */
const kept = {
  image: [
    "Type",
    "Subtype",
    "Width",
    "Height",
    "ColorSpace",
    "BitsPerComponent",
    "Intent",
    "ImageMask",
    "Mask",
    "Decode",
    "Interpolate",
    "SMask",
    "SMaskInData",
    "Matte",
    "Filter",
    "DecodeParms",
  ],
  form: ["Type", "Subtype", "FormType", "BBox", "Matrix", "Group"],
  pattern: ["Type", "PatternType", "PaintType", "TilingType", "BBox", "XStep", "YStep", "Matrix"],
} as const;
/** Never carried along with fonts, colours, shadings and states. */
const dropped = new Set([
  "Metadata",
  "PieceInfo",
  "LastModified",
  "OC",
  "OPI",
  "Alternates",
  "StructParent",
  "StructParents",
  "Parent",
  "AF",
  "AA",
  "A",
  "Measure",
  "PtData",
  "ID",
  "Thumb",
]);
const resourceKinds = ["Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading"] as const;

/**
 * Writes a file anew with nothing but pages and what they draw: no information, metadata, attachments, layers, thumbnails,
 * bookmarks, annotations, form fields, scripts, tags, replacement texts, unused resources or earlier versions.
 */
export function cleanFile(bytes: Buffer): { pdf: Buffer; withheld: Kinds; layers: number } {
  return new Cleaning(new Objects(bytes)).run();
}

class Cleaning {
  readonly #from: Objects;
  readonly #written: Value[] = [];
  readonly #copies = new Map<string, Ref>();
  readonly #hiddenLayers: ReadonlySet<number>;
  #layers = 0;

  constructor(from: Objects) {
    this.#from = from;
    this.#hiddenLayers = hiddenLayersOf(from);
  }

  run(): { pdf: Buffer; withheld: Kinds; layers: number } {
    const catalog = this.#from.dict(this.#from.trailer.get("Root"));
    const rootAt = this.#reserve();
    const pagesAt = this.#reserve();
    const pages = pagesOf(this.#from, catalog);
    const kids = pages.map((page) => this.#page(page, pagesAt));
    this.#set(
      pagesAt,
      new Map<string, Value>([
        ["Type", new Name("Pages")],
        ["Kids", kids],
        ["Count", kids.length],
      ]),
    );
    this.#set(
      rootAt,
      new Map<string, Value>([
        ["Type", new Name("Catalog")],
        ["Pages", pagesAt],
      ]),
    );
    return {
      pdf: writeFile(this.#written, rootAt.num),
      withheld: countWithheld(this.#from, catalog, pages),
      layers: this.#layers,
    };
  }

  #reserve(): Ref {
    this.#written.push(null);
    return new Ref(this.#written.length);
  }

  #set(at: Ref, value: Value): void {
    this.#written[at.num - 1] = value;
  }

  #page(page: Dict, parent: Ref): Ref {
    const at = this.#reserve();
    const contents = this.#from.resolve(page.get("Contents"));
    const streams = (Array.isArray(contents) ? contents : [contents]).map((one) => this.#from.resolve(one));
    const source = streams
      .map((one) => (one instanceof Stream ? contentBytes(this.#plain(one)).toString("latin1") : ""))
      .join("\n");
    const resources = this.#from.dict(page.get("Resources"));
    const { content, resources: own } = this.#drawing(source, resources);
    const dict: Dict = new Map<string, Value>([
      ["Type", new Name("Page")],
      ["Parent", parent],
    ]);
    for (const key of ["MediaBox", "CropBox", "Rotate", "Group", "UserUnit"])
      if (page.has(key)) dict.set(key, this.#copy(page.get(key) ?? null));
    dict.set("Resources", own);
    dict.set("Contents", this.#add(content));
    this.#set(at, dict);
    return at;
  }

  #add(value: Value): Ref {
    const at = this.#reserve();
    this.#set(at, value);
    return at;
  }

  /** A stream whose filters are told directly. */
  #plain(stream: Stream): Stream {
    const dict = new Map(stream.dict);
    for (const key of ["Filter", "DecodeParms"]) {
      const found = this.#from.resolve(dict.get(key));
      if (found === null) dict.delete(key);
      else dict.set(key, Array.isArray(found) ? found.map((one) => this.#from.resolve(one)) : found);
    }
    return new Stream(dict, stream.data);
  }

  /** Instructions with the resources that they use, both clean. */
  #drawing(source: string, resources: Dict): { content: Stream; resources: Dict } {
    const properties = this.#from.dict(resources.get("Properties"));
    const { text, used, hidden } = cleanContent(source, (property) => {
      const name = nameOf(property);
      return this.#isHidden(name === undefined ? property : (properties.get(name) ?? null));
    });
    this.#layers += hidden;
    const own: Dict = new Map();
    for (const kind of resourceKinds) {
      const held = this.#from.dict(resources.get(kind));
      const kept: Dict = new Map();
      for (const [name, value] of held)
        if (used.has(name) || (kind === "ColorSpace" && name.startsWith("Default")))
          kept.set(name, this.#resource(kind, value));
      if (kept.size > 0) own.set(kind, kept);
    }
    const data = deflateSync(Buffer.from(text, "latin1"));
    return {
      content: new Stream(new Map<string, Value>([["Filter", new Name("FlateDecode")]]), data),
      resources: own,
    };
  }

  /** True for a layer, or a group of layers, that is not surely shown. */
  #isHidden(property: Value): boolean {
    if (property instanceof Ref && this.#hiddenLayers.has(property.num)) return true;
    const dict = this.#from.dict(property);
    if (nameOf(dict.get("Type")) !== "OCMD") return false;
    const layers = this.#from.resolve(dict.get("OCGs"));
    const all = Array.isArray(layers) ? layers : [dict.get("OCGs") ?? null];
    return dict.has("VE") || all.some((one) => one instanceof Ref && this.#hiddenLayers.has(one.num));
  }

  #resource(kind: (typeof resourceKinds)[number], value: Value): Value {
    const found = this.#from.resolve(value);
    if (found instanceof Stream && (kind === "XObject" || kind === "Pattern"))
      return this.#once(kind, value, () => this.#drawn(found));
    if (kind === "Font" && found instanceof Map && nameOf(found.get("Subtype")) === "Type3")
      return this.#once("Type3", value, () => this.#letters(found));
    return this.#copy(value);
  }

  #once(kind: string, value: Value, make: () => Value): Value {
    if (!(value instanceof Ref)) return this.#add(make());
    const key = `${kind} ${value.num}`;
    const known = this.#copies.get(key);
    if (known) return known;
    const at = this.#reserve();
    this.#copies.set(key, at);
    this.#set(at, make());
    return at;
  }

  /** An image, a form or a pattern: what it needs to be drawn. One of a hidden layer becomes empty. */
  #drawn(stream: Stream): Stream {
    const { dict } = stream;
    const subtype = nameOf(this.#from.resolve(dict.get("Subtype")));
    const keys: readonly string[] =
      subtype === "Image" ? kept.image : dict.has("PatternType") ? kept.pattern : kept.form;
    const own: Dict = new Map();
    for (const key of keys) if (dict.has(key)) own.set(key, this.#copy(dict.get(key) ?? null));
    if (dict.has("OC") && this.#isHidden(dict.get("OC") ?? null)) {
      this.#layers += 1;
      const empty = new Map<string, Value>([
        ["Type", new Name("XObject")],
        ["Subtype", new Name("Form")],
        ["BBox", [0, 0, 0, 0]],
      ]);
      return new Stream(empty, Buffer.alloc(0));
    }
    if (subtype === "Image") return new Stream(own, stream.data);
    if (subtype !== "Form" && !dict.has("PatternType")) return new Stream(own, Buffer.alloc(0));
    const source = contentBytes(this.#plain(stream)).toString("latin1");
    const { content, resources } = this.#drawing(source, this.#from.dict(dict.get("Resources")));
    own.set("Resources", resources);
    own.set("Filter", new Name("FlateDecode"));
    return new Stream(own, content.data);
  }

  #letters(font: Dict): Dict {
    const own: Dict = new Map();
    const resources = this.#from.dict(font.get("Resources"));
    for (const [key, value] of font) {
      if (dropped.has(key) || key === "Resources") continue;
      if (key !== "CharProcs") {
        own.set(key, this.#copy(value));
        continue;
      }
      const shapes: Dict = new Map();
      for (const [name, shape] of this.#from.dict(value)) {
        const found = this.#from.resolve(shape);
        if (!(found instanceof Stream)) continue;
        const drawn = this.#drawing(contentBytes(this.#plain(found)).toString("latin1"), resources);
        for (const [kind, held] of drawn.resources) {
          const all = own.get("Resources");
          const into: Dict = all instanceof Map ? all : new Map();
          const before = into.get(kind);
          into.set(
            kind,
            new Map([...(before instanceof Map ? before : []), ...(held instanceof Map ? held : [])]),
          );
          own.set("Resources", into);
        }
        shapes.set(name, this.#add(drawn.content));
      }
      own.set("CharProcs", shapes);
    }
    return own;
  }

  /** A copy without what says something beside drawing. */
  #copy(value: Value): Value {
    if (value instanceof Ref) {
      const found = this.#from.object(value.num);
      // A state may name another form as its mask, a colour a stream: each is cleaned as what it is.
      return this.#once("copy", value, () => this.#copied(found));
    }
    return this.#copied(value);
  }

  #copied(value: Value): Value {
    if (value instanceof Stream) {
      const subtype = nameOf(value.dict.get("Subtype"));
      if (subtype === "Form" || subtype === "Image") return this.#drawn(value);
      return new Stream(this.#copiedDict(value.dict), value.data);
    }
    if (Array.isArray(value)) return value.map((one) => this.#copy(one));
    return value instanceof Map ? this.#copiedDict(value) : value;
  }

  #copiedDict(dict: Dict): Dict {
    const own: Dict = new Map();
    for (const [key, value] of dict) if (!dropped.has(key)) own.set(key, this.#copy(value));
    return own;
  }
}

/** Layers that are off when the file is opened or printed: whoever prints would not see them. */
function hiddenLayersOf(from: Objects): Set<number> {
  const layers = from.dict(from.dict(from.trailer.get("Root")).get("OCProperties"));
  const first = from.dict(layers.get("D"));
  const list = (dict: Dict, key: string) => {
    const found = from.resolve(dict.get(key));
    return Array.isArray(found) ? found.flatMap((one) => (one instanceof Ref ? [one.num] : [])) : [];
  };
  const off = new Set(nameOf(from.resolve(first.get("BaseState"))) === "OFF" ? list(layers, "OCGs") : []);
  for (const num of list(first, "ON")) off.delete(num);
  for (const num of list(first, "OFF")) off.add(num);
  return off;
}

const inherited = ["Resources", "MediaBox", "CropBox", "Rotate"];

function pagesOf(from: Objects, catalog: Dict): Dict[] {
  const pages: Dict[] = [];
  const seen = new Set<Dict>();
  const walk = (node: Dict, above: Dict) => {
    if (seen.has(node)) return;
    seen.add(node);
    const own = new Map(node);
    for (const key of inherited) if (!own.has(key) && above.has(key)) own.set(key, above.get(key) ?? null);
    const kids = from.resolve(node.get("Kids"));
    if (Array.isArray(kids)) for (const kid of kids) walk(from.dict(kid), own);
    else pages.push(own);
  };
  walk(from.dict(catalog.get("Pages")), new Map());
  return pages;
}

/** What a file held beside its pages, for the list of what was withheld. */
function countWithheld(from: Objects, catalog: Dict, pages: readonly Dict[]): Kinds {
  const names = from.dict(catalog.get("Names"));
  const lengthOf = (value: Value | undefined) => {
    const found = from.resolve(value);
    return Array.isArray(found) ? found.length : 0;
  };
  const sum = (count: (page: Dict) => number) => pages.reduce((total, page) => total + count(page), 0);
  const fields = lengthOf(from.dict(catalog.get("AcroForm")).get("Fields"));
  const counts: Kinds = {
    information: from.dict(from.trailer.get("Info")).size > 0 || catalog.has("Metadata") ? 1 : 0,
    attachments:
      names.has("EmbeddedFiles") || catalog.has("AF")
        ? Math.max(1, Math.floor(lengthOf(from.dict(names.get("EmbeddedFiles")).get("Names")) / 2))
        : 0,
    scripts: names.has("JavaScript") || catalog.has("OpenAction") || catalog.has("AA") ? 1 : 0,
    bookmarks: catalog.has("Outlines") ? 1 : 0,
    tags: catalog.has("StructTreeRoot") ? 1 : 0,
    "form-fields": fields,
    annotations: sum((page) => lengthOf(page.get("Annots"))),
    thumbnails: sum((page) => (page.has("Thumb") ? 1 : 0)),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
