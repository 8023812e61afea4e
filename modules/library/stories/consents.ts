import { sql } from "kysely";
import { z } from "zod";
import { action, NotFound, refuse } from "#kernel/action";
import { ContentLang } from "#kernel/words";
import { Reach } from "../publications/words.ts";
import { agreedTo } from "./consent.ts";
import { consentsOf, dayOf, givenOf, sealNote, standingStory, tellerOf } from "./rows.ts";
import { parties } from "./words.ts";

const Named = z.object({ storyId: z.uuid() });

export const recordConsent = action({
  name: "library.record-consent",
  about:
    "Records who agreed to a story's publication: for whom, in which languages, until when, and where the paper lies.",
  needs: "library.edit",
  input: Named.extend({
    consentId: z.uuid(),
    givenBy: z.enum(parties),
    reach: Reach,
    langs: z.array(ContentLang).min(1).max(20),
    givenOn: z.iso.date(),
    validUntil: z.iso.date().nullable().default(null),
    note: z.string().trim().max(500).default("").describe("where the signed paper lies; no names"),
  }),
  output: Named,
  refusals: ["consent-in-future", "consent-over", "not-a-child", "not-of-age", "of-age-asked-alone"],
  emits: ["library.consent-recorded"],
}).run(async (context) => {
  const { consentId, storyId, givenBy, reach, langs, givenOn, validUntil, note } = context.input;
  const held = await standingStory(context, storyId);
  const today = dayOf(context.now);
  if (givenOn > today) return refuse("consent-in-future", { path: ["givenOn"] });
  if (validUntil !== null && validUntil < today) return refuse("consent-over", { path: ["validUntil"] });
  if (held.minor && givenBy === "survivor") return refuse("not-of-age", { path: ["givenBy"] });
  if (!held.minor && givenBy !== "survivor") return refuse("not-a-child", { path: ["givenBy"] });
  const grown = held.eighteen_on !== null && held.eighteen_on <= givenOn;
  if (givenBy === "survivor-at-eighteen" && !grown) return refuse("not-of-age", { path: ["givenBy"] });
  if ((givenBy === "guardian" || givenBy === "child") && grown)
    return refuse("of-age-asked-alone", { path: ["givenBy"] });
  const sealed = note === "" ? null : await sealNote(context, consentId, note);
  await sql`
    insert into library.story_consent (agency_id, consent_id, story_id, given_by, audience, langs, given_on, valid_until,
      taken_by, taken_at, key_id, note)
    values (access.agency_id(), ${consentId}::uuid, ${storyId}::uuid, ${givenBy}, ${reach}, ${langs}::text[], ${givenOn}::date,
      ${validUntil}::date, access.account_id(), ${context.now}, ${sealed?.keyId ?? null}::uuid, ${sealed?.sealed ?? null})`.execute(
    context.tx,
  );
  context.emit("library.consent-recorded", { storyId });
  return { storyId };
});

export const revokeConsent = action({
  name: "library.revoke-consent",
  about:
    "Records that a consent was taken back. A story that is no longer agreed to leaves at once, and its text is destroyed unless it is only asked for anew.",
  needs: "library.edit",
  input: Named.extend({
    consentId: z.uuid(),
    keepText: z
      .boolean()
      .default(false)
      .describe("they wish to agree to something else: the sealed draft is kept for ninety days"),
  }),
  output: Named,
  emits: ["library.consent-revoked", "library.story-left"],
}).run(async (context) => {
  const { storyId, consentId, keepText } = context.input;
  const held = await standingStory(context, storyId);
  const { rows } = await sql`
    update library.story_consent set revoked_at = ${context.now}, revoked_by = access.account_id()
    where consent_id = ${consentId}::uuid and story_id = ${storyId}::uuid and revoked_at is null returning consent_id`.execute(
    context.tx,
  );
  if (rows.length === 0) throw new NotFound();
  context.emit("library.consent-revoked", { storyId });
  const consents = givenOf(await consentsOf(context, storyId));
  const today = dayOf(context.now);
  const { rows: shown } = await sql<{ audience: Reach; langs: string[] }>`
    select audience, array(select jsonb_object_keys(content -> 'text' -> 'translations')) || (content -> 'text' ->> 'lang') as langs
    from library.published_story where story_id = ${storyId}::uuid`.execute(context.tx);
  const { missing, langs } = agreedTo(tellerOf(held), {
    consents,
    reach: shown[0]?.audience ?? "inside",
    today,
  });
  const holds = missing.length === 0 && (shown[0]?.langs ?? []).every((lang) => langs.includes(lang));
  if (holds) return { storyId };
  if (keepText) await sql`select library.rest_story(${storyId}::uuid)`.execute(context.tx);
  else await sql`select library.withdraw_story(${storyId}::uuid)`.execute(context.tx);
  context.emit("library.story-left", { storyId });
  return { storyId };
});
