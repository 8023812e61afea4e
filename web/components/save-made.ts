import type { MakeDrawing } from "./chart.tsx";
import type { FileFormat } from "./export-menu.tsx";
import { type PictureLines, pictureOf, pngOf } from "./picture-file.ts";
import { saveFile } from "./save-file.ts";

/** What the server made: a file, or the words that stand around a picture drawn here. */
export type Made = {
  readonly fileName: string;
  readonly mediaType: string;
  readonly base64: string;
  readonly lines?: PictureLines;
};

/** Saves what the server made, or the picture with its words around it. */
export async function saveMade(file: Made, format: FileFormat, drawing?: MakeDrawing): Promise<void> {
  const { fileName, mediaType, base64, lines } = file;
  if ((format !== "svg" && format !== "png") || drawing === undefined || lines === undefined) {
    saveFile(
      fileName,
      Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)),
      mediaType,
    );
    return;
  }
  const svg = pictureOf(await drawing(), lines);
  if (format === "svg") saveFile(`${fileName}.svg`, new TextEncoder().encode(svg), "image/svg+xml");
  else saveFile(`${fileName}.png`, await pngOf(svg), "image/png");
}
