import type { TFunction } from "i18next";
import { createElement } from "react";
import type { Lang } from "#kernel/words";
import { ColleaguesPicker, chosenColleagues } from "../../../../web/components/colleagues-picker.tsx";
import type { Field, Option, Values } from "../../../../web/components/fields.ts";
import { planSpec } from "../../interviews/interview.ts";
import { recordFields, recordInput } from "../records/record-form.ts";

type With = { readonly t: TFunction; readonly lang: Lang; readonly people: Option[] };

/** The form of an interview's plan. */
export function planFields({ t, lang, people }: With, known: boolean): Field[] {
  const [person, ...rest] = recordFields(planSpec, t, { lang, people });
  return [
    ...(known || person === undefined ? [] : [person]),
    { name: "startsAt", label: t("interviews.starts"), kind: "date-time", required: true },
    { name: "endsAt", label: t("interviews.ends"), kind: "date-time", required: true },
    {
      name: "interviewers",
      label: t("interviews.interviewers"),
      kind: "custom",
      render: (input) =>
        createElement(ColleaguesPicker, {
          ...input,
          name: "interviewers",
          label: t("interviews.interviewers"),
          hint: t("interviews.interviewer-hint"),
          most: 5,
        }),
    },
    { name: "child", label: t("interviews.child"), kind: "switch" },
    ...rest,
  ];
}

/** The plan as it is sent. Nobody chosen leaves it to whoever plans, or to those who stood there. */
export function planInput(values: Values, { t, lang }: Pick<With, "t" | "lang">) {
  const { startsAt, endsAt, interviewers, child, ...rest } = values;
  const { participantId, content } = recordInput(planSpec, rest, { t, lang });
  return {
    participantId,
    startsAt,
    endsAt,
    child: child === true,
    interviewers: chosenColleagues(interviewers).map(({ accountId }) => accountId),
    plan: content,
  };
}
