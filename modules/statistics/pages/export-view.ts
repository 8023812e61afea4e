import { call } from "../../../web/api/call.ts";
import type { MakeDrawing } from "../../../web/components/chart.tsx";
import type { FileFormat } from "../../../web/components/export-menu.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import type { exportView } from "../export-view.ts";
import type { ViewAsk } from "../views/view.ts";

/** Saves one panel, or the whole page when no panel is named, as the server makes it: marked with its reader. */
export async function saveView(
  ask: ViewAsk,
  { panel, format, drawing }: { panel?: string; format: FileFormat; drawing?: MakeDrawing },
): Promise<void> {
  const server = format === "svg" || format === "png" ? "picture" : format;
  const file = await call<typeof exportView>("statistics.export-view", {
    ...ask,
    ...(panel === undefined ? {} : { panel }),
    format: server,
  });
  await saveMade(file, format, drawing);
}
