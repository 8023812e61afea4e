import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { csvOf, exportMark, workbookOf } from "#kernel/watermark";
import { cellsOf, serviceColumns } from "./columns.ts";
import { ServicesAsk, wherever } from "./list-services.ts";
import { asService, type ServiceRow, serviceRows } from "./service-rows.ts";

const formats = ["csv", "xlsx"] as const;
const mediaTypes = {
  csv: "text/csv; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
} as const;

export const exportServices = question({
  name: "referral.export-services",
  about:
    "Services that a list shows, as CSV or workbook in the columns that an import reads. A secret address is in none.",
  needs: "referral.search",
  audited: true,
  input: ServicesAsk.extend({ format: z.enum(formats) }),
  output: z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string(), rows: z.int() }),
}).run(async (context) => {
  const { tx, actor, now, input } = context;
  const { format, ...ask } = input;
  const where = wherever(ask, { agencyId: actor.agencyId, now });
  const { rows } = await sql<ServiceRow & { provider_key: string }>`
    select x.*, b.key as provider_key from (${serviceRows} where ${where}) x join referral.provider b using (agency_id, provider_id)
    order by x.key limit 20000`.execute(tx);
  const cells = rows.map((row) => {
    const line = cellsOf(asService(row, actor), row.provider_key);
    return serviceColumns.map((name) => line[name] ?? "");
  });
  const mark = await exportMark(context);
  const content =
    format === "csv"
      ? csvOf([[...serviceColumns], ...cells], mark)
      : await workbookOf([{ name: "Services", heading: [[...serviceColumns]], rows: cells }], mark);
  return {
    fileName: mark.fileName(`services-${now.toISOString().slice(0, 10)}.${format}`),
    mediaType: mediaTypes[format],
    base64: Buffer.from(content).toString("base64"),
    rows: rows.length,
  };
});
