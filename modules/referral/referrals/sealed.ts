import type { QuestionContext } from "#kernel/action";

type Sealing = Pick<QuestionContext<unknown>, "vault">;
type Place = { readonly table: string; readonly column: string; readonly row: string };

export const referralPlace = (referralId: string, column: "answer" | "over_note"): Place => ({
  table: "referral.referral",
  column,
  row: referralId,
});

/** Seals a value as JSON with the dossier's key. */
export function sealJson(
  { vault }: Sealing,
  dossierId: string,
  place: Place,
  value: unknown,
): Promise<Buffer | null> {
  return vault.seal(dossierId, place, JSON.stringify(value));
}

/** Null where nothing was sealed or the dossier's key is gone. */
export async function openJson(
  { vault }: Sealing,
  dossierId: string,
  place: Place,
  sealed: Buffer | null,
): Promise<unknown> {
  const text = await vault.open(dossierId, place, sealed);
  return text === null ? null : JSON.parse(text);
}
