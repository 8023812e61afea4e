import { labelOf } from "@palermo/vocabulary";
import { wordsIn } from "#kernel/words";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import type { Field, Option } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listProvisions } from "../offences/list-provisions.ts";
import { dayField, participationOptions } from "./court-fields.ts";
import { usePeople } from "./use-people.ts";

type Wanted = { readonly caseId: string; readonly country: string };

/** What a count says, and the people of the case file for the prosecutor who opens it. */
export function useChargeFields({ caseId, country }: Wanted): {
  readonly people: readonly Option[];
  readonly said: readonly Field[];
} {
  const { t, lang } = useText("court");
  const session = useSession();
  const people = usePeople(caseId, holds(session, "casefile.read"));
  const law = useQuestion<typeof listProvisions>("court.list-provisions", { country });
  const options = people.map((one) => ({
    value: one.participantId,
    label: one.personCode,
    about: labelOf("capacity", one.capacity, lang),
  }));
  const said: Field[] = [
    {
      name: "provisionId",
      label: t("charge.offence"),
      kind: "choice",
      required: true,
      options: (law.data?.items ?? []).map((one) => ({
        value: one.id,
        label: `${one.citation} · ${wordsIn(one.offence.label, lang)}`,
      })),
      hint: t("charge.offence-hint"),
    },
    {
      name: "participation",
      label: t("charge.participation"),
      kind: "choice",
      required: true,
      options: participationOptions(lang),
    },
    dayField("earliest", t("charge.earliest"), false),
    dayField("latest", t("charge.latest"), false),
    { name: "attempt", label: t("charge.attempt"), kind: "switch" },
    { name: "child", label: t("charge.child"), kind: "switch", hint: t("charge.child-hint") },
    dayField("childBorn", t("charge.child-born"), false),
    { name: "victims", label: t("charge.harmed"), kind: "choices", options },
    { name: "particulars", label: t("charge.particulars"), kind: "long-text", maxLength: 10_000 },
    {
      name: "article5Reason",
      label: t("charge.article5-reason"),
      kind: "long-text",
      maxLength: 4000,
      hint: t("charge.article5-hint"),
    },
  ];
  return { people: options, said };
}
