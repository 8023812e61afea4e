import { sql } from "kysely";
import { z } from "zod";
import { question } from "#kernel/action";
import { findDataSet } from "../find-data-set.ts";
import { text } from "../text.ts";
import { instanceCode } from "./instance-title.ts";

const Release = z.object({
  cutOff: z.string(),
  variables: z.array(z.string()),
  joint: z.boolean().describe("checked together with other tables; not shown by itself"),
  shown: z.int(),
  hidden: z.int(),
  pattern: z.string().describe("SHA-256 of which cells are hidden"),
  releasedAt: z.string(),
  current: z.boolean().describe("of the build that stands"),
});

type Row = {
  cut_off: string;
  variables: string[];
  joint: boolean;
  shown: number;
  hidden: number;
  pattern: string;
  released_at: Date;
  current: boolean;
};

export const listReleases = question({
  name: "statistics.list-releases",
  about:
    "The ledger: tables of this installation's own statistics that were released, newest first. No figures.",
  needs: "statistics.read",
  input: z.object({}),
  output: z.object({
    items: z.array(Release),
    next: z.null(),
    build: z.object({ cutOff: z.string() }).nullable().describe("the build that stands"),
    variables: z.array(z.object({ name: z.string(), label: z.string() })),
    mayBuild: z.boolean(),
  }),
  inAddress: true,
}).run(async ({ tx, actor }) => {
  const build = await findDataSet(tx, instanceCode);
  const { rows } = await sql<Row>`
    select r.cut_off::text, r.variables, r.joint, r.shown, r.hidden, r.pattern, r.released_at,
      exists (select from statistics.data_set d where d.data_set_id = r.data_set_id) as current
    from statistics.release r order by r.released_at desc, r.variables limit 200`.execute(tx);
  return {
    items: rows.map((row) => ({
      cutOff: row.cut_off,
      variables: row.variables,
      joint: row.joint,
      shown: row.shown,
      hidden: row.hidden,
      pattern: row.pattern,
      releasedAt: row.released_at.toISOString(),
      current: row.current,
    })),
    next: null,
    build: build === undefined ? null : { cutOff: build.file_name },
    variables: (build?.variables ?? []).map(({ name }) => ({
      name,
      label: text(actor.lang, `variable.${name}`),
    })),
    mayBuild: actor.rights.has("contribution.read"),
  };
});
