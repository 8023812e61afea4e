import { textOfBytes } from "./plain.ts";

/** Heads that are shown above a message's text, in this order. */
const shownHeads = ["from", "to", "cc", "date", "subject", "message-id"];
const mostDepth = 8;

type Part = { readonly heads: ReadonlyMap<string, string>; readonly body: string };

/**
 * The words of one e-mail (RFC 5322, MIME): heads, then texts in the order of the parts. Of several forms of one text
 * the plain one is taken; of HTML the words alone. Attachments are named and stay shut.
 */
export function textOfEmail(bytes: Uint8Array): string {
  const message = partOf(Buffer.from(bytes).toString("latin1"));
  const heads = shownHeads.flatMap((name) => {
    const value = message.heads.get(name);
    return value === undefined ? [] : [`${name}: ${wordsOfHead(value)}`];
  });
  return `${heads.join("\n")}\n\n${textOfPart(message, 0)}`;
}

function partOf(raw: string): Part {
  const end = /\r?\n\r?\n/.exec(raw);
  const top = end ? raw.slice(0, end.index) : raw;
  const heads = new Map<string, string>();
  for (const line of top.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !heads.has(name)) heads.set(name, line.slice(colon + 1).trim());
  }
  return { heads, body: end ? raw.slice(end.index + end[0].length) : "" };
}

function textOfPart(part: Part, depth: number): string {
  const type = part.heads.get("content-type") ?? "text/plain";
  const kind = type.split(";")[0]?.trim().toLowerCase() ?? "";
  if (depth > mostDepth) return "";
  if (kind.startsWith("multipart/")) {
    const parts = splitParts(part.body, paramOf(type, "boundary") ?? "").map(partOf);
    if (kind === "multipart/alternative") {
      const plain = parts.find((one) => /^text\/plain/i.test(one.heads.get("content-type") ?? "text/plain"));
      return textOfPart(plain ?? parts[0] ?? { heads: new Map(), body: "" }, depth + 1);
    }
    return parts.map((one) => textOfPart(one, depth + 1)).join("\n");
  }
  const disposition = part.heads.get("content-disposition") ?? "";
  const fileName = paramOf(disposition, "filename") ?? paramOf(type, "name");
  if (/^attachment/i.test(disposition) || (!kind.startsWith("text/") && kind !== "message/rfc822"))
    return `[${wordsOfHead(fileName ?? kind)}]`;
  const bytes = unpacked(part.body, part.heads.get("content-transfer-encoding") ?? "");
  if (kind === "message/rfc822") return textOfEmail(bytes);
  const text = textOfBytes(bytes, paramOf(type, "charset"));
  return kind === "text/html" ? wordsOfHtml(text) : text;
}

function splitParts(body: string, boundary: string): string[] {
  if (boundary === "") return [];
  const pieces = `\n${body}`.split(`\n--${boundary}`).slice(1);
  return pieces.filter((piece) => !piece.startsWith("--")).map((piece) => piece.replace(/^[ \t]*\r?\n/, ""));
}

function paramOf(head: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|;)\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^;\\s]+))`, "i").exec(head);
  return found?.[1] ?? found?.[2];
}

function unpacked(body: string, encoding: string): Buffer {
  switch (encoding.trim().toLowerCase()) {
    case "base64":
      return Buffer.from(body, "base64");
    case "quoted-printable":
      return quotedPrintable(body);
    default:
      return Buffer.from(body, "latin1");
  }
}

function quotedPrintable(text: string): Buffer {
  const joined = text.replace(/=[ \t]*\r?\n/g, "");
  const plain = joined.replace(/=([0-9A-Fa-f]{2})/g, (_all, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return Buffer.from(plain, "latin1");
}

/** Words of RFC 2047 in a head: `=?utf-8?B?…?=`. Other bytes are taken as UTF-8 or Windows-1252. */
function wordsOfHead(value: string): string {
  const raw = textOfBytes(Buffer.from(value, "latin1"));
  return raw
    .replace(/(\?=)\s+(=\?)/g, "$1$2")
    .replace(/=\?([^?]+)\?([bq])\?([^?]*)\?=/gi, (_all, charset: string, how: string, words: string) =>
      textOfBytes(
        how.toLowerCase() === "b"
          ? Buffer.from(words, "base64")
          : quotedPrintable(words.replaceAll("_", " ")),
        charset,
      ),
    );
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

/** The words of HTML without its marks; scripts and styles go whole. */
export function wordsOfHtml(html: string): string {
  return html
    .replace(/<(script|style|head)\b[\s\S]*?(<\/\1\s*>|$)/gi, "")
    .replace(/<(br|\/p|\/div|\/tr|\/li|\/h[1-6])\b[^>]*>/gi, "\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(#x?[0-9a-f]+|\w+);/gi, (all, name: string) => {
      if (!name.startsWith("#")) return entities[name.toLowerCase()] ?? all;
      const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
      return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : "";
    });
}
