import type { QuestionContext } from "#kernel/action";
import { getPersonFacts } from "#kernel/person";
import { knownValue } from "#kernel/words";
import { findSupport } from "../support/support-row.ts";
import { Wish } from "../words/wish.ts";
import { ageBandOf } from "./age-band.ts";
import { findReferral, type ReferralRow } from "./referral-row.ts";

type Asking = Pick<QuestionContext<unknown>, "tx" | "now" | "opened">;

/** Coded facts of somebody who needs a service, as far as they are known. */
export type Needing = {
  readonly sex: string | null;
  readonly ageBand: string | null;
  readonly languages: readonly string[];
};

/** The referral after which another service is asked, with what it says of the person. Throws `NotFound`. */
export async function needingOfReferral(context: Asking, referralId: string): Promise<ReferralRow> {
  const row = await findReferral(context, { referralId });
  context.opened([row.referral_id], ["sex", "age_band", "languages"]);
  return row;
}

/** What is known of the person of a support file. Throws `NotFound`. */
export async function needingOfSupport(context: Asking, supportFileId: string): Promise<Needing> {
  const row = await findSupport(context, { supportFileId });
  const { facts } = await getPersonFacts(context, row.person_id);
  context.opened([row.support_file_id, row.person_id], ["sex", "age_band", "languages"]);
  return {
    sex: knownValue(facts.sex) ?? null,
    ageBand: ageBandOf(facts, context.now),
    languages: knownValue(facts.languages) ?? [],
  };
}

/** Bands that are a child's, also where the age is in doubt (S4). */
const childBands: readonly string[] = ["0-8", "9-17", "0-17"];

/** What is looked for, for somebody: a search by what is known, and by nothing that is not. */
export function wishFor(
  { sex, ageBand, languages }: Needing,
  { kind, area }: { readonly kind: Wish["kinds"][number]; readonly area?: string | undefined },
): Wish {
  const known = Wish.shape.sex.safeParse(sex ?? "unknown");
  const [language, ...others] = languages.filter((code) => /^[a-z]{2,3}$/.test(code));
  return {
    ...Wish.parse({ kinds: [kind], sex: known.success ? known.data : "unknown" }),
    ...(area === undefined ? {} : { area }),
    ...(ageBand === null ? {} : { group: childBands.includes(ageBand) ? "child" : "adult" }),
    ...(language === undefined ? {} : { language }),
    ...(others.length === 0 ? {} : { otherLanguages: others.slice(0, 8) }),
  };
}
