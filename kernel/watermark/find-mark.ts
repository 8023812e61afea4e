import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";

type Row = {
  event_id: string;
  at: Date;
  account_id: string | null;
  name: string | null;
  agency: Record<string, string> | null;
  action: string;
  purpose: string | null;
  reason: string | null;
  codes: string[];
  fields: string[];
};

export const findMark = question({
  name: "watermark.find-mark",
  about: "Who exported the file that carries this mark, when and what.",
  needs: "audit.read",
  audited: true,
  input: z.object({
    mark: z
      .string()
      .regex(/^\s*[Xx]-?[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}\s*$/, "a mark such as X-7F3K-Q2M9")
      .describe("as it stands at the foot of a page, in the last line or in the properties"),
  }),
  output: z.object({
    mark: z.string(),
    items: z.array(
      z.object({
        eventId: z.uuid(),
        at: z.string(),
        accountId: z.string().nullable(),
        name: z.string().nullable(),
        agency: z.record(z.string(), z.string()).nullable(),
        action: z.string(),
        purpose: z.string().nullable(),
        reason: z.string().nullable(),
        dossiers: z.array(z.string()),
        fields: z.array(z.string()),
      }),
    ),
  }),
}).run(async ({ input, tx }) => {
  const mark = readMark(input.mark);
  const { rows } = await sql<Row>`select * from audit.events_of_mark(${mark})`.execute(tx);
  return {
    mark,
    items: rows.map((row) => ({
      eventId: row.event_id,
      at: row.at.toISOString(),
      accountId: row.account_id,
      name: row.name,
      agency: row.agency,
      action: row.action,
      purpose: row.purpose,
      reason: row.reason,
      dossiers: row.codes,
      fields: row.fields,
    })),
  };
});

/** A mark as people copy it from paper: small letters, O for 0, I or L for 1. */
export function readMark(text: string): string {
  const plain = text.toUpperCase().replace(/[\s-]/g, "").slice(1).replaceAll("O", "0").replace(/[IL]/g, "1");
  return `X-${plain.slice(0, 4)}-${plain.slice(4)}`;
}
