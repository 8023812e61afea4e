import type { ChildOrder } from "../table.ts";
import { ReadingRefusal } from "./refusal.ts";
import { unpack, unpackText, type ZipEntry } from "./zip.ts";

export type Sheet = { readonly name: string; readonly visible: boolean; readonly entry: ZipEntry };
export type Workbook = { readonly sheets: readonly Sheet[]; readonly dates1904: boolean };

function attributes(tag: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of tag.matchAll(/([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    found.set(String(name), unescapeXml(double ?? single ?? ""));
  }
  return found;
}

function unescapeXml(text: string): string {
  return text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}

function tags(xml: string, name: string): Map<string, string>[] {
  return [...xml.matchAll(new RegExp(`<(?:\\w+:)?${name}\\s([^>]*)>`, "g"))].map(([, body]) =>
    attributes(body ?? ""),
  );
}

/** Reads the list of sheets, with the archive entry of each. */
export async function readWorkbook(entries: readonly ZipEntry[]): Promise<Workbook> {
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const book = byName.get("xl/workbook.xml");
  const links = byName.get("xl/_rels/workbook.xml.rels");
  if (book === undefined || links === undefined) throw new ReadingRefusal("broken-workbook");
  const xml = await unpackText(book);
  const targets = new Map(
    tags(await unpackText(links), "Relationship").map((link) => [link.get("Id"), link.get("Target") ?? ""]),
  );
  const sheets = tags(xml, "sheet").flatMap((sheet): Sheet[] => {
    const target = targets.get([...sheet].find(([name]) => /^\w+:id$/.test(name))?.[1]) ?? "";
    const entry = byName.get(target.startsWith("/") ? target.slice(1) : `xl/${target}`);
    const state = sheet.get("state");
    const visible = state === undefined || state === "visible";
    return entry === undefined ? [] : [{ name: sheet.get("name") ?? "", visible, entry }];
  });
  const dates = tags(xml, "workbookPr")[0]?.get("date1904");
  return { sheets, dates1904: dates === "1" || dates === "true" };
}

/** The sheet that the order names, or the first that a person sees. */
export function chooseSheet(order: ChildOrder, workbook: Workbook): Sheet {
  const chosen =
    order.sheet === null
      ? (workbook.sheets.find((sheet) => sheet.visible) ?? workbook.sheets[0])
      : workbook.sheets.find((sheet) => sheet.name.toLowerCase() === order.sheet?.toLowerCase());
  if (chosen !== undefined) return chosen;
  if (order.sheet === null) throw new ReadingRefusal("broken-workbook");
  const found = workbook.sheets.map((sheet) => sheet.name).join(", ");
  throw new ReadingRefusal("no-sheet", { sheet: order.sheet, found });
}

const noStrings = Buffer.from(
  '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></sst>',
);
const noStyles = Buffer.from(
  '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"></styleSheet>',
);
const oneLink = Buffer.from(
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>',
);

/**
 * The chosen sheet and what it needs as a plain archive, in the order in which the streaming reader can read it
 * without temporary files: relations, workbook, styles, texts, sheet.
 */
export async function* plainArchive(
  entries: readonly ZipEntry[],
  workbook: Workbook,
  sheet: Sheet,
  read: (share: number) => void,
): AsyncGenerator<Buffer> {
  const styles = entries.find((entry) => entry.name === "xl/styles.xml");
  const strings = entries.find((entry) => /^xl\/sharedstrings\.xml$/i.test(entry.name));
  const book = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><workbookPr${workbook.dates1904 ? ' date1904="1"' : ""}/><sheets></sheets></workbook>`;
  yield* stored("xl/_rels/workbook.xml.rels", oneLink);
  yield* stored("xl/workbook.xml", Buffer.from(book));
  yield* stored("xl/styles.xml", styles ?? noStyles);
  yield* stored("xl/sharedStrings.xml", strings ?? noStrings);
  yield localHeader("xl/worksheets/sheet1.xml", sheet.entry.size);
  let sent = 0;
  for await (const piece of unpack(sheet.entry)) {
    sent += piece.length;
    read(sent / sheet.entry.size);
    yield piece;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  yield end;
}

async function* stored(name: string, content: Buffer | ZipEntry): AsyncGenerator<Buffer> {
  if (Buffer.isBuffer(content)) {
    yield localHeader(name, content.length);
    yield content;
    return;
  }
  yield localHeader(name, content.size);
  yield* unpack(content);
}

function localHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(30 + name.length);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt32LE(size, 18);
  header.writeUInt32LE(size, 22);
  header.writeUInt16LE(name.length, 26);
  header.write(name, 30, "latin1");
  return header;
}
