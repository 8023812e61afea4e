import type { OutputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { saveFile } from "../../../web/components/save-file.ts";
import type { exportView } from "../export-view.ts";
import type { ViewAsk } from "../views/view.ts";
import type { MakeDrawing } from "./chart.tsx";
import { pictureOf, pngOf } from "./picture-file.ts";

export type ViewFormat = "csv" | "xlsx" | "pdf" | "svg" | "png";

/** Saves one panel, or the whole page when no panel is named, as the server makes it: marked with its reader. */
export async function saveView(
  ask: ViewAsk,
  { panel, format, drawing }: { panel?: string; format: ViewFormat; drawing?: MakeDrawing },
): Promise<void> {
  const server = format === "svg" || format === "png" ? "picture" : format;
  const file = await call<typeof exportView>("statistics.export-view", {
    ...ask,
    ...(panel === undefined ? {} : { panel }),
    format: server,
  });
  await saveMade(file, format, drawing);
}

/** What the server made of figures: a file, or the words that stand around a picture drawn here. */
type Made = OutputOf<typeof exportView>;

/** Saves what the server made, or the picture with its words around it. */
export async function saveMade(file: Made, format: ViewFormat, drawing?: MakeDrawing): Promise<void> {
  if ((format !== "svg" && format !== "png") || drawing === undefined) {
    saveFile(
      file.fileName,
      Uint8Array.from(atob(file.base64), (c) => c.charCodeAt(0)),
      file.mediaType,
    );
    return;
  }
  const svg = pictureOf(await drawing(), file.lines);
  if (format === "svg") saveFile(`${file.fileName}.svg`, new TextEncoder().encode(svg), "image/svg+xml");
  else saveFile(`${file.fileName}.png`, await pngOf(svg), "image/png");
}
