import { type RawBuilder, sql } from "kysely";
import { z } from "zod";
import { type QuestionContext, question } from "#kernel/action";

const Input = z.object({
  text: z.string().trim().min(2).max(100),
  limit: z.int().min(1).max(50).default(10),
});

export const searchCases = question({
  name: "casefile.search-cases",
  about: "Cases by a part of their code or reference, for the search of the shell.",
  needs: "casefile.read",
  inAddress: true,
  input: Input,
  output: z.object({
    items: z.array(z.object({ code: z.string(), label: z.string(), about: z.string().optional() })),
  }),
}).run(async (context) => {
  const { text } = context.input;
  const begun = await casesWhere(context, beginning(text));
  // A part from the middle is looked for in all cases of the reader, so only where it looks like one and nothing begins so.
  const found = begun.length > 0 || !/\d/.test(text) ? begun : await casesWhere(context, anywhere(text));
  return {
    items: found.map(({ code, reference }) => ({
      code,
      label: reference === "" ? code : `${code} · ${reference}`,
    })),
  };
});

type Found = { code: string; reference: string };

async function casesWhere(
  { input, tx }: QuestionContext<z.output<typeof Input>>,
  condition: RawBuilder<unknown>,
): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select c.code, c.reference from casefile.case_file c
    where c.withdrawn_at is null and c.restricted_under is null and (${condition}) order by c.opened_at desc limit ${input.limit}`.execute(
    tx,
  );
  return rows;
}

/** The last character of Unicode: everything that begins with a text lies before the text with it. */
const last = "\u{10ffff}";

/** Codes with or without their letter, and references as typed, in capitals, in small letters and with one capital. */
function beginning(text: string): RawBuilder<unknown> {
  const capitals = text.toUpperCase();
  const small = text.toLowerCase();
  const codes = new Set([capitals, `C-${capitals}`]);
  const references = new Set([text, capitals, small, capitals.slice(0, 1) + small.slice(1)]);
  return sql.join(
    [
      ...[...codes].map(
        (from) => sql`(c.code collate "C" >= ${from} and c.code collate "C" < ${from + last})`,
      ),
      ...[...references].map(
        (from) =>
          sql`(c.reference <> '' and c.reference collate "C" >= ${from} and c.reference collate "C" < ${from + last})`,
      ),
    ],
    sql` or `,
  );
}

/** As typed, in capitals or in small letters: cheaper by half than lowering every reference. */
function anywhere(text: string): RawBuilder<unknown> {
  const ways = [...new Set([text, text.toUpperCase(), text.toLowerCase()])];
  return sql.join(
    [
      sql`strpos(c.code, ${text.toUpperCase()}) > 0`,
      ...ways.map((way) => sql`strpos(c.reference, ${way}) > 0`),
    ],
    sql` or `,
  );
}
