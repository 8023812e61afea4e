import { labelOf } from "@palermo/vocabulary";
import { z } from "zod";
import { NotFound, question } from "#kernel/action";
import { isApproved } from "#kernel/review";
import { PartialDate, wordsIn } from "#kernel/words";
import { placeLabel } from "../places.ts";
import { versionsOf } from "../records/rows.ts";
import { headsOf, Named, RecordHead, VersionLine, versionLines } from "../records/words.ts";
import { Act, actKinds, elementLabel, inForceOn, Provision } from "./act.ts";
import { actRow, actRows } from "./act-rows.ts";
import { actReview } from "./publish-act.ts";

const ActLine = RecordHead.extend({
  title: z.string(),
  country: z.string(),
  place: z.string().describe("the country's name"),
  kind: z.enum(actKinds),
  number: z.string().nullable(),
  starts: PartialDate.nullable(),
  inForce: z.enum(["yes", "maybe", "no"]).describe("today, as far as its dates tell"),
  provisions: z.int(),
});
type ActLine = z.infer<typeof ActLine>;

function lineOf(
  head: RecordHead,
  content: Act,
  { lang, today }: { lang: Parameters<typeof wordsIn>[1]; today: string },
): ActLine {
  return {
    ...head,
    title: wordsIn(content.title, lang),
    country: content.country,
    place: placeLabel(content.country, lang),
    kind: content.kind,
    number: content.number ?? null,
    starts: content.starts ?? null,
    inForce: inForceOn(content, today),
    provisions: content.provisions.length,
  };
}

export const listActs = question({
  name: "law.list-acts",
  about: "The register of legislation: published acts, and one's own agency's drafts.",
  needs: "law.read",
  input: z.object({
    country: z.string().max(2).optional(),
    kind: z.enum(actKinds).optional(),
    state: z.enum(["draft", "published"]).optional(),
    text: z.string().trim().max(100).optional().describe("a part of its title or number, in any language"),
  }),
  output: z.object({
    items: z.array(ActLine),
    countries: z.array(z.object({ value: z.string(), label: z.string() })),
    mayEdit: z.boolean(),
  }),
  inAddress: true,
}).run(async ({ input, tx, actor, now }) => {
  const { lang } = actor;
  const today = now.toISOString().slice(0, 10);
  const rows = await actRows(tx);
  const heads = await headsOf(tx, rows, actor);
  const wanted = input.text?.toLowerCase() ?? "";
  const items = rows.flatMap(({ content }, at) => {
    const head = heads[at];
    if (head === undefined) return [];
    if (input.country !== undefined && content.country !== input.country) return [];
    if (input.kind !== undefined && content.kind !== input.kind) return [];
    if (input.state !== undefined && (head.shared === null) !== (input.state === "draft")) return [];
    if (!JSON.stringify([content.title, content.number]).toLowerCase().includes(wanted)) return [];
    return [lineOf(head, content, { lang, today })];
  });
  const places = [...new Set(rows.map(({ content }) => content.country))];
  return {
    items,
    countries: places.map((value) => ({ value, label: placeLabel(value, lang) })),
    mayEdit: actor.rights.has("law.edit"),
  };
});

const ShownProvision = z.object({
  content: Provision,
  heading: z.string().nullable(),
  extract: z.string(),
  extractLang: z.string(),
  crimes: z.array(z.string()),
  elements: z.array(z.string()),
  inForce: z.enum(["yes", "maybe", "no"]),
});

export const getAct = question({
  name: "law.get-act",
  about:
    "An act with its provisions in the reader's language where there is a version in it, and its versions.",
  needs: "law.read",
  input: Named.extend({
    version: z.int().min(1).optional().describe("an earlier version of one's own agency's act"),
  }),
  output: ActLine.extend({
    content: Act,
    summary: z.string().nullable(),
    shown: z.array(ShownProvision),
    versions: z.array(VersionLine).describe("of one's own agency's acts only, the newest first"),
    may: z.array(z.enum(["revise", "propose", "publish", "unpublish", "remove"])),
  }),
  inAddress: true,
}).run(async ({ input, tx, actor, now }) => {
  const { lang, rights } = actor;
  const { recordId } = input;
  const today = now.toISOString().slice(0, 10);
  const row = await actRow(tx, recordId);
  const versions = await versionsOf<Act>(tx, "act", recordId);
  const earlier = versions.find(({ version }) => version === input.version);
  if (input.version !== undefined && input.version !== row.version && earlier === undefined)
    throw new NotFound();
  const shown = earlier === undefined ? row : { ...row, ...earlier };
  const [head] = await headsOf(tx, [shown], actor);
  if (head === undefined) throw new NotFound();
  const { content } = shown;
  const mine = head.mine && rights.has("law.edit") && shown.version === row.version;
  const published = row.shared === row.version;
  const approved =
    mine && !published && (await isApproved(tx, actReview, { recordId, version: row.version }));
  return {
    ...lineOf(head, content, { lang, today }),
    content,
    summary: content.summary === undefined ? null : wordsIn(content.summary, lang),
    shown: content.provisions.map((provision) => ({
      content: provision,
      heading: provision.heading === undefined ? null : wordsIn(provision.heading, lang),
      extract: wordsIn(provision.extract, lang),
      extractLang: lang in provision.extract.translations ? lang : provision.extract.lang,
      crimes: provision.crimes.map((crime) => labelOf("crime-type", crime, lang)),
      elements: provision.elements.map((element) => elementLabel(element, lang)),
      inForce: inForceOn(
        { starts: provision.starts ?? content.starts, ends: provision.ends ?? content.ends },
        today,
      ),
    })),
    versions: await versionLines(tx, versions),
    may: mine
      ? [
          "revise" as const,
          ...(published || approved || content.provisions.length === 0 ? [] : (["propose"] as const)),
          ...(approved && rights.has("law.publish") ? (["publish"] as const) : []),
          ...(row.shared !== null && rights.has("law.publish") ? (["unpublish"] as const) : []),
          "remove" as const,
        ]
      : [],
  };
});
