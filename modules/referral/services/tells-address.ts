import type { QuestionContext } from "#kernel/action";
import { addressWithin } from "./address.ts";
import { addressStandsIn } from "./address-in-text.ts";

/** Whether the house is about to tell its secret address in words that the sender of a referral reads (X6). */
export async function tellsAddress(
  context: Pick<QuestionContext<unknown>, "tx" | "actor" | "vault" | "opened">,
  { service_id: serviceId }: { readonly service_id: string },
  words: unknown,
): Promise<boolean> {
  const address = await addressWithin(context, serviceId);
  return address !== null && addressStandsIn(address, words);
}
