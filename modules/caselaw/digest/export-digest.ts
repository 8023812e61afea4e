import { z } from "zod";
import { question } from "#kernel/action";
import { dateText } from "../date-text.ts";
import { text } from "../text.ts";
import { paperOf } from "./digest-paper.ts";
import { remarksOf } from "./digest-texts.ts";
import { digestFor } from "./read-digests.ts";
import { editionFor } from "./read-editions.ts";

const format = z.enum(["pdf", "html"]);
const DigestFile = z.object({ fileName: z.string(), mediaType: z.string(), base64: z.string() });

export const exportDigest = question({
  name: "caselaw.export-digest",
  about: "A digest as a PDF, or as a page that word processors open, marked with its reader.",
  needs: "caselaw.read",
  audited: true,
  input: z.object({ digestId: z.uuid(), format }),
  output: DigestFile,
  refusals: ["no-document"],
}).run(async (context) => {
  const digest = await digestFor(context, context.input.digestId);
  return paperOf(
    context,
    {
      ...digest,
      subtitle: text(context.actor.lang, "digest.digest"),
      name: `digest-v${digest.version}`,
      day: digest.writtenAt,
      remarks: [],
    },
    context.input.format,
  );
});

export const exportEdition = question({
  name: "caselaw.export-edition",
  about:
    "An edition of a digest as a PDF or a page, with what changed since it was frozen, marked with its reader.",
  needs: "caselaw.read",
  audited: true,
  input: z.object({ digestId: z.uuid(), edition: z.int().min(1), format }),
  output: DigestFile,
  refusals: ["no-document"],
}).run(async (context) => {
  const { lang } = context.actor;
  const edition = await editionFor(context, context.input);
  return paperOf(
    context,
    {
      ...edition,
      subtitle: text(lang, "edition.of-digest", { number: edition.edition }),
      name: `digest-edition-${edition.edition}`,
      day: edition.frozenAt,
      remarks: remarksOf(lang, edition, dateText(lang, context.now.toISOString().slice(0, 10))),
    },
    context.input.format,
  );
});
