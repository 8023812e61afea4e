import type { TFunction } from "i18next";
import { createElement } from "react";
import type { Lang } from "#kernel/words";
import type { Field, Option, Values } from "../../../../web/components/fields.ts";
import { GranteePicker } from "../../../../web/components/grantee-picker.tsx";
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
      name: "interviewer",
      label: t("interviews.interviewer"),
      kind: "custom",
      render: (input) =>
        createElement(GranteePicker, {
          ...input,
          name: "interviewer",
          kinds: ["account"],
          label: t("interviews.interviewer"),
          hint: t("interviews.interviewer-hint"),
        }),
    },
    { name: "child", label: t("interviews.child"), kind: "switch" },
    ...rest,
  ];
}

/** The plan as it is sent. Nobody chosen leaves it to whoever plans, or to those who stood there. */
export function planInput(values: Values, { t, lang }: Pick<With, "t" | "lang">) {
  const { startsAt, endsAt, interviewer, child, ...rest } = values;
  const { participantId, content } = recordInput(planSpec, rest, { t, lang });
  const chosen = interviewer as { id: string } | null | undefined;
  return {
    participantId,
    startsAt,
    endsAt,
    child: child === true,
    interviewers: chosen ? [chosen.id] : [],
    plan: content,
  };
}
