import { findDuty } from "@palermo/vocabulary/duties";
import { sql } from "kysely";
import { z } from "zod";
import { NotFound, type QuestionContext, question } from "#kernel/action";
import { wordsIn } from "#kernel/words";
import { agencyNames, authorNames } from "../agencies.ts";
import type { Act, Provision } from "../legislation/act.ts";
import { DutyId } from "../legislation/act.ts";
import { CountryCode } from "../places.ts";
import { assessmentHistory } from "../read-assessments.ts";
import { readProvisions } from "../read-legislation.ts";
import { AssessmentContent, Status } from "./assessment.ts";
import { commentsOn } from "./comments.ts";
import { DutyLine, dutyLine } from "./duty-words.ts";

const ShownProvision = z.object({
  provisionId: z.uuid().nullable(),
  recordId: z.uuid().nullable().describe("its act"),
  text: z.string(),
});
const Entry = z.object({
  assessmentId: z.uuid(),
  on: z.string(),
  status: Status,
  content: AssessmentContent,
  cited: z.array(ShownProvision),
  finding: z.string().nullable(),
  evidence: z.string().nullable(),
  author: z.string(),
  writtenAt: z.string(),
  shared: z.boolean(),
});
const Comment = z.object({
  commentId: z.uuid(),
  comment: z.string(),
  author: z.string(),
  agency: z.string(),
  writtenAt: z.string(),
  mine: z.boolean().describe("written by the reader"),
});

export const getDuty = question({
  name: "law.get-duty",
  about:
    "One duty in a country: what it asks, how an agency judged it over time, provisions that bear on it, comments of peers.",
  needs: "law.read",
  input: z.object({
    country: CountryCode,
    duty: DutyId,
    agency: z.uuid().optional().describe("one's own when left out"),
  }),
  output: z.object({
    duty: DutyLine,
    entries: z.array(Entry).describe("the latest day first"),
    comments: z.array(Comment),
    provisions: z
      .array(z.object({ provisionId: z.uuid(), recordId: z.uuid(), text: z.string() }))
      .describe("of the country's published acts that name this duty, to be cited"),
    may: z.array(z.enum(["assess", "comment"])),
  }),
  inAddress: true,
}).run(async (context) => {
  const { input, tx, actor } = context;
  const { lang, rights } = actor;
  const { country, duty } = input;
  const agency = input.agency ?? actor.agencyId;
  const known = findDuty(duty);
  if (known === undefined) throw new NotFound();
  const rows = await assessmentHistory(tx, { country, duty, agency });
  const comments = await commentsOn(tx, { country, agency, duty });
  const authors = await authorNames(
    tx,
    [...rows, ...comments].map(({ author }) => author),
  );
  const agencies = await agencyNames(
    tx,
    comments.map(({ agency_id }) => agency_id),
    lang,
  );
  const provisions = await readProvisions(tx, { country, duty, limit: 100 });
  const named = rows.flatMap(({ content }) =>
    content.cited.flatMap((one) => ("provisionId" in one ? [one.provisionId] : [])),
  );
  const citedTexts = await textsOf(context, named);
  const mine = agency === actor.agencyId;
  const shared = rows.some((row) => row.shared);
  return {
    duty: dutyLine(known, lang),
    entries: rows.map(({ assessment_id, assessed_on, status, content, author, written_at, shared }) => ({
      assessmentId: assessment_id,
      on: assessed_on,
      status,
      content,
      cited: content.cited.map((one) =>
        "text" in one
          ? { provisionId: null, recordId: null, text: one.text }
          : {
              provisionId: one.provisionId,
              recordId: citedTexts.get(one.provisionId)?.recordId ?? null,
              text: citedTexts.get(one.provisionId)?.text ?? "",
            },
      ),
      finding: content.finding === undefined ? null : wordsIn(content.finding, lang),
      evidence: content.evidence === undefined ? null : wordsIn(content.evidence, lang),
      author: authors.get(author) ?? "",
      writtenAt: written_at.toISOString(),
      shared,
    })),
    comments: comments.map(({ comment_id, content, author, agency_id, written_at }) => ({
      commentId: comment_id,
      comment: wordsIn(content, lang),
      author: authors.get(author) ?? "",
      agency: agencies.get(agency_id) ?? "",
      writtenAt: written_at.toISOString(),
      mine: author === actor.accountId,
    })),
    provisions: provisions.map(({ provision_id, record_id, title, content }) => ({
      provisionId: provision_id,
      recordId: record_id,
      text: provisionText(title, content, lang),
    })),
    may: [
      ...(mine && rights.has("law.assess") ? (["assess"] as const) : []),
      ...(!mine && shared && rights.has("law.comment") ? (["comment"] as const) : []),
    ],
  };
});

function provisionText(
  title: Act["title"],
  { number, heading }: Provision,
  lang: Parameters<typeof wordsIn>[1],
): string {
  const parts = [wordsIn(title, lang), number, ...(heading === undefined ? [] : [wordsIn(heading, lang)])];
  return parts.join(" – ");
}

/** Provisions by id as they are cited; those no longer published are missing. */
export async function textsOf({ tx, actor }: QuestionContext<unknown>, ids: readonly string[]) {
  const { rows } = await sql<{
    provision_id: string;
    record_id: string;
    title: Act["title"];
    content: Provision;
  }>`
    select p.provision_id, p.record_id, a.content -> 'title' as title, p.content
    from law.provision p join law.act_published a using (record_id)
    where p.provision_id = any(${[...new Set(ids)]}::uuid[])`.execute(tx);
  return new Map(
    rows.map(({ provision_id, record_id, title, content }) => [
      provision_id,
      { recordId: record_id, text: provisionText(title, content, actor.lang) },
    ]),
  );
}
