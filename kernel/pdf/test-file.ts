import { deflateSync } from "node:zlib";

/** Builds PDF files by hand for tests: `object` takes the source of an object, `stream` a dictionary and bytes. */
export class TestFile {
  readonly #objects: Buffer[] = [];

  object(source: string): number {
    this.#objects.push(Buffer.from(source, "latin1"));
    return this.#objects.length;
  }

  stream(dict: string, data: Buffer | string, packed = false): number {
    const bytes = packed ? deflateSync(Buffer.from(data)) : Buffer.from(data);
    const filter = packed ? "/Filter/FlateDecode" : "";
    const head = Buffer.from(`<<${dict}${filter}/Length ${bytes.length}>>\nstream\n`, "latin1");
    this.#objects.push(Buffer.concat([head, bytes, Buffer.from("\nendstream")]));
    return this.#objects.length;
  }

  /** The number that the next object will have. */
  get next(): number {
    return this.#objects.length + 1;
  }

  bytes(root: number, trailer = ""): Buffer {
    const pieces = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
    const places: number[] = [];
    let at = pieces[0]?.length ?? 0;
    for (const [index, object] of this.#objects.entries()) {
      places.push(at);
      const piece = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from("\nendobj\n")]);
      pieces.push(piece);
      at += piece.length;
    }
    const table = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
    const size = places.length + 1;
    pieces.push(
      Buffer.from(
        `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root ${root} 0 R${trailer}>>\nstartxref\n${at}\n%%EOF\n`,
        "latin1",
      ),
    );
    return Buffer.concat(pieces);
  }
}

/** A picture in which a band of columns has its own grey, as pixels of one byte. */
export function greyPicture(
  width: number,
  height: number,
  band: { from: number; to: number; grey: number },
): Buffer {
  const pixels = Buffer.alloc(width * height, 255);
  for (let y = 0; y < height; y += 1)
    for (let x = band.from; x < band.to; x += 1) pixels[y * width + x] = band.grey;
  return pixels;
}

/**
 * One page on which everything stands that a file can say beside its pages, with canaries: information, XMP, attachment, script,
 * bookmark, thumbnail, comment, form value, hidden layer, replacement text, an unused picture, a picture in use.
 */
export function everything(): Buffer {
  const file = new TestFile();
  const font = file.object("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  const picture = file.stream(
    "/Type/XObject/Subtype/Image/Width 60/Height 20/ColorSpace/DeviceGray/BitsPerComponent 8",
    greyPicture(60, 20, { from: 20, to: 40, grey: 77 }),
    true,
  );
  const unused = file.stream(
    "/Type/XObject/Subtype/Image/Width 8/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8",
    "CANARY-unused-picture-of-pixels!",
  );
  const layer = file.object("<</Type/OCG/Name(CANARY layer)>>");
  const shown = file.object("<</Type/OCG/Name(Shown layer)>>");
  const xmp = file.stream("/Type/Metadata/Subtype/XML", "<x:xmpmeta>CANARY-xmp</x:xmpmeta>");
  const thumb = file.stream("/Width 2/Height 2/ColorSpace/DeviceGray/BitsPerComponent 8", "CANARY-thumb");
  const embedded = file.stream("/Type/EmbeddedFile", "CANARY-attachment");
  const spec = file.object(`<</Type/Filespec/F(secret.txt)/UF(CANARY-file-name)/EF<</F ${embedded} 0 R>>>>`);
  const content = [
    "BT /F1 14 Tf 72 700 Td (Witness Amina Diallo saw the car.) Tj ET",
    "BT /F1 14 Tf 72 660 Td (The car was red.) Tj ET",
    "/Span <</ActualText(CANARY-actual)>> BDC BT /F1 14 Tf 72 620 Td (Replaced words.) Tj ET EMC",
    "/OC /L1 BDC BT /F1 14 Tf 72 580 Td (CANARY-hidden-layer) Tj ET q 10 0 0 10 300 580 cm /Im1 Do Q EMC",
    "/OC /L2 BDC BT /F1 14 Tf 72 540 Td (Shown in a layer.) Tj ET EMC",
    "3 Tr BT /F1 14 Tf 72 500 Td (Amina Diallo unseen) Tj ET 0 Tr",
    "q 300 0 0 100 72 350 cm /Im1 Do Q",
  ].join("\n");
  const contents = file.stream("", content, true);
  const pageAt = file.next + 3;
  const comment = file.object(
    `<</Type/Annot/Subtype/Text/Rect[10 10 30 30]/Contents(CANARY-comment)/P ${pageAt} 0 R>>`,
  );
  const field = file.object(
    `<</Type/Annot/Subtype/Widget/FT/Tx/T(CANARY-field)/V(CANARY-value)/Rect[10 40 90 60]/P ${pageAt} 0 R>>`,
  );
  const pages = file.object(`<</Type/Pages/Kids[${pageAt} 0 R]/Count 1>>`);
  file.object(
    `<</Type/Page/Parent ${pages} 0 R/MediaBox[0 0 612 792]/Contents ${contents} 0 R/Thumb ${thumb} 0 R/Metadata ${xmp} 0 R/PieceInfo<</X<</Private(CANARY-piece)>>>>` +
      `/Annots[${comment} 0 R ${field} 0 R]/Resources<</Font<</F1 ${font} 0 R>>/XObject<</Im1 ${picture} 0 R/Im9 ${unused} 0 R>>/Properties<</L1 ${layer} 0 R/L2 ${shown} 0 R>>>>>>`,
  );
  const bookmark = file.object(`<</Title(CANARY-bookmark)/Parent ${file.next + 1} 0 R>>`);
  const outlines = file.object(`<</Type/Outlines/First ${bookmark} 0 R/Last ${bookmark} 0 R/Count 1>>`);
  const root = file.object(
    `<</Type/Catalog/Pages ${pages} 0 R/Metadata ${xmp} 0 R/Outlines ${outlines} 0 R/Lang(en)/OpenAction<</S/JavaScript/JS(CANARY-script)>>` +
      `/Names<</EmbeddedFiles<</Names[(a)${spec} 0 R]>>/JavaScript<</Names[(s)<</S/JavaScript/JS(CANARY-named-script)>>]>>>>` +
      `/AcroForm<</Fields[${field} 0 R]>>/OCProperties<</OCGs[${layer} 0 R ${shown} 0 R]/D<</OFF[${layer} 0 R]>>>>>>`,
  );
  const info = file.object("<</Title(CANARY-title)/Author(CANARY-author)/Producer(CANARY-producer)>>");
  const whole = file.bytes(root, `/Info ${info} 0 R/ID[<CA><FE>]`);
  // An earlier version that a later one replaced stays in the file.
  const earlier = Buffer.from("\n900 0 obj\n(CANARY-earlier-version)\nendobj\n");
  const cut = whole.lastIndexOf("xref\n0 ");
  const start = Number(/startxref\n(\d+)/.exec(whole.toString("latin1"))?.[1]);
  const moved = Buffer.from(
    whole
      .subarray(cut)
      .toString("latin1")
      .replace(`startxref\n${start}`, `startxref\n${start + earlier.length}`),
    "latin1",
  );
  return Buffer.concat([whole.subarray(0, cut), earlier, moved]);
}
