import { sql } from "kysely";
import type { QuestionContext } from "#kernel/action";
import { colleagues } from "#kernel/part";
import type { VoiceKept } from "../screening.ts";

type Row = {
  voice_id: string;
  of: "guardian" | "child";
  says: VoiceKept["says"];
  note: Buffer | null;
  kept_by: string;
  kept_at: Date;
};
type Asking = Pick<QuestionContext<unknown>, "tx" | "vault">;
const placeOf = (voiceId: string) => ({ table: "screening.voice", column: "note", row: voiceId });

/** What guardian and child said, the newest first; each a record of its own (S4). */
export async function voicesOf({ tx, vault }: Asking, screeningId: string): Promise<VoiceKept[]> {
  const { rows } = await sql<Row>`
    select voice_id, of, says, note, kept_by, kept_at from screening.voice
    where dossier_id = ${screeningId}::uuid order by kept_at desc, voice_id desc`.execute(tx);
  const by = await colleagues(
    tx,
    rows.map((row) => row.kept_by),
  );
  return Promise.all(
    rows.map(async (row) => ({
      voiceId: row.voice_id,
      of: row.of,
      says: row.says,
      note: await vault.open(screeningId, placeOf(row.voice_id), row.note),
      by: by(row.kept_by).name,
      at: row.kept_at.toISOString(),
    })),
  );
}

type NewVoice = {
  readonly agencyId: string;
  readonly screeningId: string;
  readonly voiceId: string;
  readonly of: "guardian" | "child";
  readonly says: VoiceKept["says"];
  readonly note: string | undefined;
};

/** Writes one voice; nothing is ever written over another. */
export async function keepVoice({ tx, vault }: Asking, voice: NewVoice): Promise<void> {
  const note = await vault.seal(voice.screeningId, placeOf(voice.voiceId), voice.note ?? null);
  await sql`
    insert into screening.voice (agency_id, voice_id, dossier_id, of, says, note)
    values (${voice.agencyId}::uuid, ${voice.voiceId}::uuid, ${voice.screeningId}::uuid, ${voice.of}, ${voice.says}, ${note})
    on conflict do nothing`.execute(tx);
}
