import type { QuestionContext } from "#kernel/action";

type Sealing = Pick<QuestionContext<unknown>, "vault">;

/** Where a text of a support file stands: table, column, row. */
export type SupportPlace = {
  readonly fileId: string;
  readonly table: string;
  readonly column: string;
  readonly row: string;
};

const placeOf = ({ table, column, row }: SupportPlace) => ({ table: `referral.${table}`, column, row });

/** Seals a text with the file's key; an empty one stays empty. */
export function sealWords(
  { vault }: Sealing,
  place: SupportPlace,
  text: string | null | undefined,
): Promise<Buffer | null> {
  return vault.seal(place.fileId, placeOf(place), text ? text : null);
}

/** "" where nothing was written, or the key is gone. */
export async function openWords(
  { vault }: Sealing,
  place: SupportPlace,
  sealed: Buffer | null,
): Promise<string> {
  return (await vault.open(place.fileId, placeOf(place), sealed)) ?? "";
}
