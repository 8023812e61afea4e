import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { Readable } from "node:stream";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import { addAttachment, listAttachments } from "#kernel/attachment";
import { addTemporary } from "#kernel/files";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { anInterview, aScreening } from "../builders.ts";
import { getScreening } from "../get-screening.ts";
import { screening } from "../index.ts";
import { keepScreening } from "./keep-screening.ts";

let kernel: TestKernel;
let officer: TestAccount;
beforeAll(async () => {
  kernel = await openTestKernel({ modules: [screening] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  officer = await kernel.openAccount({ agencyId: await kernel.openAgency(), roles: ["frontline"] });
});
afterAll(() => kernel?.close());

async function upload(mediaType: string): Promise<string> {
  const stored = await kernel.services.files.write(Readable.from([Buffer.from(`bytes of ${mediaType}`)]), {
    limit: 1000,
  });
  return officer.work(
    async (context) => (await addTemporary(context, { name: "1", mediaType, stored })).temporaryId,
  );
}

const attach = async (dossierId: string, mediaType: string) =>
  officer.call(addAttachment, {
    ...{ attachmentId: randomUUID(), dossierId, compartment: "support" as const },
    uploadId: await upload(mediaType),
  });

const at = "2026-05-01T10:00:00Z";
const agreed = { recording: { answer: "yes" as const, at } };

it("[S9] takes sound only while the person's own consent to it stands, and says what lies here after it was taken back", async () => {
  const sent = aScreening();
  const { screeningId } = sent;
  await officer.call(keepScreening, sent);
  const refused = { detail: { refusal: "sound-not-agreed" } };
  await expect(attach(screeningId, "audio/ogg")).rejects.toMatchObject(refused);
  await expect(attach(screeningId, "video/mp4")).rejects.toMatchObject(refused);
  await expect(attach(screeningId, "image/png")).resolves.toMatchObject({ mediaType: "image/png" });
  const yes = { ...sent, revision: 2, basedOn: 1, interview: anInterview({ wishes: agreed }) };
  await officer.call(keepScreening, yes);
  await expect(attach(screeningId, "audio/ogg")).resolves.toMatchObject({ mediaType: "audio/ogg" });
  expect((await officer.call(getScreening, { screeningId })).problems).not.toContain("sound-not-agreed");
  const back = { recording: { ...agreed.recording, revokedAt: at } };
  await officer.call(keepScreening, {
    ...{ ...sent, revision: 3, basedOn: 2 },
    interview: anInterview({ wishes: back }),
  });
  await expect(attach(screeningId, "audio/ogg")).rejects.toMatchObject(refused);
  expect((await officer.call(getScreening, { screeningId })).problems).toContain("sound-not-agreed");
});

it("[S9] shows a service neither photos nor sound, nor that there are any, though the part is open to it", async () => {
  const sent = aScreening({ interview: anInterview({ wishes: agreed }) });
  const { screeningId } = sent;
  await officer.call(keepScreening, sent);
  for (const mediaType of ["image/png", "audio/ogg"]) await attach(screeningId, mediaType);
  const shelter = await kernel.openAccount({
    agencyId: await kernel.openAgency("service"),
    roles: ["provider"],
  });
  await officer.work(({ tx }) =>
    sql`select access.give_grant(${screeningId}::uuid, 'support', 'read', 'account', ${shelter.accountId}::uuid, 'protection', '', 'team', null)`.execute(
      tx,
    ),
  );
  const open = await shelter.work(
    async ({ tx }) =>
      (
        await sql<{
          ok: boolean;
        }>`select access.may_open(${screeningId}::uuid, 'support', 'read') as ok`.execute(tx)
      ).rows[0]?.ok,
  );
  expect(open).toBe(true);
  const seen = () =>
    shelter.work(async ({ tx }) => {
      const { rows } = await sql<{ reader: string; past: number }>`
        select current_user as reader, count(*)::int as past from history.attachment_attachment_support
        where dossier_id = ${screeningId}::uuid`.execute(tx);
      return rows[0];
    });
  const listed = async () => (await shelter.call(listAttachments, { dossierId: screeningId })).items;
  expect(await listed()).toEqual([]);
  expect(await seen()).toEqual({ reader: "palermo_app", past: 0 });
  // Who reads a whole agency as well has another reader in the database, and is held back all the same.
  const owner = await kernel.database.owner();
  await owner.query(
    `insert into access."grant" (over_agency, compartment, level, grantee_kind, grantee_id, purpose, origin, given_at)
     values ($1, 'support', 'read', 'account', $2, 'supervision', 'agency', now())`,
    [shelter.agencyId, shelter.accountId],
  );
  await owner.end();
  expect(await listed()).toEqual([]);
  expect(await seen()).toEqual({ reader: "palermo_wide", past: 0 });
  expect((await officer.call(listAttachments, { dossierId: screeningId })).items).toHaveLength(2);
});
