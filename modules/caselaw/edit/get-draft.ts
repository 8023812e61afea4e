import { sql } from "kysely";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { answersFor } from "../anonymise/answers.ts";
import { checkNames } from "../anonymise/check.ts";
import { findingKinds } from "../anonymise/finding.ts";
import { filesOf } from "../files/file-rows.ts";
import { textsBeside } from "../files/texts-beside.ts";
import { findDuplicates } from "../find-duplicates.ts";
import { asPublished } from "../publish/as-published.ts";
import { Judgment } from "../words/index.ts";
import { origins, states } from "./list-drafts.ts";
import { mayWith, verbs } from "./may.ts";

const Finding = z.object({
  finding: z.string(),
  kind: z.enum(findingKinds),
  fields: z.array(z.string()),
  times: z.int(),
  near: z.string().nullable(),
  before: z.string(),
  after: z.string(),
  answer: z
    .object({
      finding: z.string(),
      answer: z.enum(["name", "not-a-name"]),
      replacement: z.string().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
});

const Version = z.object({ version: z.int(), author: z.string(), writtenAt: z.string() });

const Draft = z.object({
  judgmentId: z.uuid(),
  code: z.string(),
  state: z.enum(states),
  origin: z.enum(origins),
  importId: z.uuid().nullable(),
  version: z.int(),
  judgment: Judgment,
  published: z.object({ version: z.int(), audience: z.enum(["inside", "everybody"]) }).nullable(),
  withdrawnReason: z.string().nullable(),
  findings: z.array(Finding),
  pseudonyms: z
    .array(z.object({ key: z.string(), name: z.string(), shown: z.string() }))
    .describe("defendants who may not be named, and how they will be called (L1)"),
  duplicates: z.array(
    z.object({ code: z.string(), why: z.enum(["identifier", "similar"]), share: z.number() }),
  ),
  versions: z.array(Version).describe("the newest first"),
  may: z.array(z.enum(verbs)),
});

type Row = {
  code: string;
  state: (typeof states)[number];
  origin: (typeof origins)[number];
  import_id: string | null;
  version: number;
  content: unknown;
  removed_at: Date | null;
  withdrawn_reason: string | null;
  published_version: number | null;
  audience: "inside" | "everybody" | null;
};

export const getDraft = question({
  name: "caselaw.get-draft",
  about:
    "A judgment as its agency edits it: content, possible names with their answers, possible duplicates, versions.",
  needs: "caselaw.edit",
  input: z.object({ code: z.string().max(20) }),
  output: Draft,
}).run(async ({ input, tx }) => {
  const { rows } = await sql<Row & { judgment_id: string }>`
    select j.judgment_id, j.code, j.state, j.origin, j.import_id, j.version, j.content, j.removed_at, j.withdrawn_reason,
      p.version as published_version, p.audience
    from caselaw.judgment j left join caselaw.published p on p.judgment_id = j.judgment_id
    where j.code = ${input.code}`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new NotFound();
  const judgmentId = row.judgment_id;
  const judgment = Judgment.parse(row.content);
  const answers = await answersFor(tx, judgmentId);
  const versions = await sql<{ version: number; author: string | null; written_at: Date }>`
    with v as materialized (
      select version, author, written_at from caselaw.judgment_version where judgment_id = ${judgmentId}::uuid
      order by version desc limit 200
    )
    select v.version, n.name as author, v.written_at
    from v left join access.account_names(array(select author from v)) n on n.account_id = v.author
    order by v.version desc`.execute(tx);
  const published =
    row.published_version === null || row.audience === null
      ? null
      : { version: row.published_version, audience: row.audience };
  const shown = asPublished(judgment).defendants;
  return {
    judgmentId,
    code: row.code,
    state: row.state,
    origin: row.origin,
    importId: row.import_id,
    version: row.version,
    judgment,
    published,
    withdrawnReason: row.withdrawn_reason,
    findings: checkNames(judgment, answers, textsBeside(await filesOf({ tx }, judgmentId))),
    pseudonyms: judgment.defendants.flatMap(({ key, name }, at) => {
      const now = shown[at]?.name;
      return name === undefined || now === undefined || now === name ? [] : [{ key, name, shown: now }];
    }),
    duplicates: await findDuplicates(tx, judgment, { except: row.code }),
    versions: versions.rows.map(({ version, author, written_at }) => ({
      version,
      author: author ?? "",
      writtenAt: written_at.toISOString(),
    })),
    may: mayWith({ state: row.state, removed: row.removed_at !== null }, published),
  };
});
