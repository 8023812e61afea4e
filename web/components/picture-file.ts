/** What a picture says around its drawing. */
export type PictureLines = {
  readonly title: string;
  readonly foot: readonly string[];
  readonly rightToLeft: boolean;
};

const edge = 24;
const lineHeight = 20;

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Breaks a text where it would leave the picture; wide letters count twice. */
export function wrapped(text: string, room: number): string[] {
  const widthOf = (word: string) =>
    Array.from(word).reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 2 : 1), 0);
  const parts = /[\u3040-\u9fff]/.test(text) ? Array.from(text) : text.split(/(?<= )/);
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    if (line !== "" && widthOf(line + part) > room) {
      lines.push(line.trim());
      line = "";
    }
    line += part;
  }
  return [...lines, line.trim()].filter((one) => one !== "");
}

/** A drawing as an SVG file of its own: its question above, source, caveats and the reader's mark below. */
export function pictureOf(drawing: string, { title, foot, rightToLeft }: PictureLines): string {
  const width = Number(/<svg[^>]*\swidth="([\d.]+)"/.exec(drawing)?.[1] ?? 800);
  const height = Number(/<svg[^>]*\sheight="([\d.]+)"/.exec(drawing)?.[1] ?? 400);
  const whole = Math.max(width, 480) + 2 * edge;
  const head = wrapped(title, (whole - 2 * edge) / 10);
  const notes = foot.flatMap((line) => wrapped(line, (whole - 2 * edge) / 6.6));
  const top = edge + head.length * 26 + 8;
  const bottom = top + height + 12;
  const x = rightToLeft ? whole - edge : edge;
  const direction = rightToLeft ? 'direction="rtl"' : "";
  const write = (lines: readonly string[], from: number, size: number, step: number, colour: string) =>
    lines
      .map(
        (line, n) =>
          `<text x="${x}" y="${from + n * step}" ${direction} font-size="${size}" fill="${colour}">${escaped(line)}</text>`,
      )
      .join("");
  const all = bottom + notes.length * lineHeight + edge;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${whole}" height="${all}" viewBox="0 0 ${whole} ${all}" font-family="'Noto Sans', 'Noto Naskh Arabic', sans-serif">`,
    `<rect width="100%" height="100%" fill="#FBFAF7"/>`,
    write(head, edge + 20, 20, 26, "#1D2420"),
    `<g transform="translate(${edge} ${top})">${drawing}</g>`,
    write(notes, bottom + 14, 12, lineHeight, "#5C665F"),
    "</svg>",
  ].join("");
}

/** The same as PNG, twice as fine as on the screen. */
export async function pngOf(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = image.naturalWidth * 2;
    canvas.height = image.naturalHeight * 2;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
    if (blob === null) throw new Error("the picture could not be made");
    return new Uint8Array(await blob.arrayBuffer());
  } finally {
    URL.revokeObjectURL(address);
  }
}
