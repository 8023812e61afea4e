import type { QuestionContext } from "#kernel/action";
import { AccountWish, Interview } from "./screening.ts";

type Sealing = Pick<QuestionContext<unknown>, "vault">;

function placeOf(screeningId: string, column: "interview" | "account_wish") {
  return { table: "screening.screening", column, row: screeningId };
}

/** Seals an interview with the screening's key. */
export async function sealInterview({ vault }: Sealing, id: string, interview: Interview): Promise<Buffer> {
  const sealed = await vault.seal(id, placeOf(id, "interview"), JSON.stringify(interview));
  if (sealed === null) throw new Error("an interview is never null");
  return sealed;
}

/** The interview; null where the screening's key was destroyed. */
export async function openInterview(
  { vault }: Sealing,
  id: string,
  sealed: Buffer,
): Promise<Interview | null> {
  const text = await vault.open(id, placeOf(id, "interview"), sealed);
  return text === null ? null : Interview.parse(JSON.parse(text));
}

export function sealAccount({ vault }: Sealing, id: string, wish: AccountWish): Promise<Buffer | null> {
  return vault.seal(id, placeOf(id, "account_wish"), JSON.stringify(wish));
}

export async function openAccount(
  { vault }: Sealing,
  id: string,
  sealed: Buffer | null,
): Promise<AccountWish | null> {
  const text = await vault.open(id, placeOf(id, "account_wish"), sealed);
  return text === null ? null : AccountWish.parse(JSON.parse(text));
}
