import { sql } from "kysely";
import { z } from "zod";
import { action, isRefusal, NotFound, refuse } from "#kernel/action";
import { findTemporary, keepTemporary } from "#kernel/files";
import { caseFor } from "../case-row.ts";
import { refusedAct } from "../custody/chain.ts";
import { CustodyFacts, OtherHand } from "../custody/custody.ts";
import { writeLink } from "../custody/custody-rows.ts";
import { Evidence, EvidenceKind, OpenSource } from "./evidence.ts";
import { evidenceAnew, evidencePlace } from "./evidence-row.ts";

export const AddEvidence = z.object({
  caseId: z.uuid(),
  evidenceId: z.uuid().describe("made by the client"),
  kind: EvidenceKind,
  title: z.string().trim().min(1).max(300).describe("what it is, as the list of exhibits names it"),
  description: z.string().trim().max(20_000).default(""),
  uploadId: z.uuid().optional().describe("of upload-finish or of POST /api/import/upload?use=evidence"),
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/)
    .optional()
    .describe("the digest that was taken at its source; a file with another one is refused"),
  source: OpenSource.optional().describe("of an open source: the page as it stood"),
  beginning: CustodyFacts.extend({
    act: z.enum(["seized", "received"]),
    from: OtherHand.default(""),
  }).describe("how it came into the hands of the investigation: with this its chain of custody begins"),
});

export const addEvidence = action({
  name: "casefile.add-evidence",
  about: "Puts a piece of evidence into a case, with the seizure or receipt with which its custody begins.",
  needs: "casefile.work",
  input: AddEvidence,
  output: Evidence,
  refusals: ["may-not", "upload-gone", "bytes-differ", "source-missing", "not-yet", "added-already"],
  emits: ["casefile.evidence-added"],
}).run(async (context) => {
  const { input, tx, vault, actor, now, opened, emit } = context;
  const { caseId, evidenceId, beginning } = input;
  const of = await caseFor(context, caseId, "add-evidence");
  if (isRefusal(of)) return of;
  if (input.kind === "open_source" && input.source === undefined)
    return refuse("source-missing", { path: ["source"] });
  if (refusedAct([], { act: beginning.act, at: beginning.at, now }) !== null)
    return refuse("not-yet", { path: ["beginning", "at"] });
  if (input.source !== undefined && Date.parse(input.source.capturedAt) > now.getTime() + 60_000)
    return refuse("not-yet", { path: ["source", "capturedAt"] });
  const upload = input.uploadId === undefined ? null : await findTemporary(context, input.uploadId);
  if (input.uploadId !== undefined && upload === null) return refuse("upload-gone", { path: ["uploadId"] });
  if (input.sha256 !== undefined && input.sha256.toLowerCase() !== upload?.stored.sha256)
    return refuse("bytes-differ", { path: ["sha256"] });
  const kept =
    input.uploadId === undefined
      ? null
      : await keepTemporary(context, {
          temporaryId: input.uploadId,
          dossierId: caseId,
          compartment: "investigation",
          raw: true,
        });
  if (upload !== null && kept === null) throw new NotFound();
  const seal = (column: Parameters<typeof evidencePlace>[1], text: string | null) =>
    vault.seal(caseId, evidencePlace(evidenceId, column), text);
  const done = await sql`
    insert into casefile.evidence (agency_id, evidence_id, dossier_id, exhibit, kind, title, description, source, file_id,
      file_name, media_type, bytes, sha256, text_state, added_by, added_at)
    select ${of.agency_id}::uuid, ${evidenceId}::uuid, ${caseId}::uuid,
      (select coalesce(max(e.exhibit), 0) + 1 from casefile.evidence e where e.dossier_id = ${caseId}::uuid),
      ${input.kind}::casefile.evidence_kind, ${await seal("title", input.title)},
      ${await seal("description", input.description || null)},
      ${await seal("source", input.source === undefined ? null : JSON.stringify(input.source))},
      ${kept?.fileId ?? null}::uuid, ${await seal("file_name", upload?.name ?? null)},
      ${upload?.mediaType.slice(0, 100) ?? null}, ${upload?.stored.bytes ?? null}::bigint,
      ${await seal("sha256", kept?.sha256 ?? null)},
      ${kept === null ? "none" : "waiting"}::casefile.text_state, ${actor.accountId}::uuid, ${now}
    on conflict do nothing`.execute(tx);
  if (done.numAffectedRows !== 1n) return refuse("added-already");
  await writeLink(context, {
    agencyId: of.agency_id,
    caseId,
    evidenceId,
    eventId: crypto.randomUUID(),
    act: beginning.act,
    at: beginning.at,
    said: {
      by: beginning.by,
      other: beginning.from,
      place: beginning.place,
      reason: beginning.reason,
      seal: beginning.seal,
    },
    sha256: kept?.sha256 ?? null,
  });
  if (kept !== null) await context.startJob("casefile.read-evidence", { evidenceId });
  opened([caseId], ["evidence"]);
  emit("casefile.evidence-added", { caseId, evidenceId });
  return evidenceAnew(context, evidenceId);
});
