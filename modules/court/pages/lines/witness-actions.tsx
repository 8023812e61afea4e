import { Group } from "@mantine/core";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import type { Values } from "../../../../web/components/fields.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { preparationAnswers, preparationItems } from "../../protection/preparation.ts";
import { riskLevels, threats } from "../../protection/risk.ts";
import { channels, topics } from "../../protection/telling.ts";
import { choices } from "./act-fields.ts";
import { RequestMeasure } from "./request-measure.tsx";
import { usePersonField } from "./use-case-people.ts";

export type HearingAhead = { readonly hearingId: string; readonly startsAt: string };
type Props = { readonly caseId: string; readonly hearings: readonly HearingAhead[] };
const answer = (value: unknown) => (value === "yes" ? true : value === "no" ? false : null);

/** What may be done for the witnesses of a case. */
export function WitnessActions({ caseId, hearings }: Props) {
  const { t } = useText("court");
  const { dateTime } = useFormat();
  const person = usePersonField(caseId);
  const happened = (
    <ActionButton
      action="court.raise-notice"
      label={t("verb.raise-notice")}
      variant="default"
      size="compact-sm"
      fields={[
        choices(t, "topic", { label: t("input.topic"), codes: topics, words: "topic" }),
        { name: "happensOn", label: t("input.day"), kind: "date", required: true },
      ]}
      input={(values) => ({ ...values, caseId })}
    />
  );
  if (person === null) return happened;
  const yesNo = (name: string, label: string) =>
    choices(t, name, { label, codes: ["yes", "no"], words: "input", required: false });
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Group gap="xs" mb="sm">
      <RequestMeasure caseId={caseId} hearings={hearings} />
      <ActionButton
        action="court.assess-risk"
        label={t("verb.assess-risk")}
        variant="default"
        size="compact-sm"
        fields={[
          person,
          choices(t, "level", { label: t("input.level"), codes: riskLevels, words: "danger" }),
          choices(t, "threats", {
            label: t("input.threats"),
            codes: threats,
            words: "threat",
            several: true,
            required: false,
          }),
          { name: "by", label: t("input.by"), kind: "text", required: true, maxLength: 300 },
          { name: "words", label: t("input.words"), kind: "long-text", maxLength: 5000 },
          { name: "assessedOn", label: t("input.day"), kind: "date", required: true },
          { name: "reviewBy", label: t("input.review"), kind: "date", required: true },
        ]}
        input={(values) => ({
          ...values,
          threats: values.threats ?? [],
          caseId,
          riskId: crypto.randomUUID(),
          zone,
        })}
      />
      <ActionButton
        action="court.ask-telling"
        label={t("verb.ask-telling")}
        variant="default"
        size="compact-sm"
        fields={[
          person,
          choices(t, "topics", {
            label: t("input.topics"),
            codes: topics,
            words: "topic",
            several: true,
            required: false,
          }),
          choices(t, "channel", { label: t("input.channel"), codes: channels, words: "channel" }),
          { name: "through", label: t("input.through"), kind: "text", maxLength: 200 },
          { name: "neutral", label: t("input.neutral"), kind: "text", maxLength: 200 },
          { name: "hours", label: t("input.hours"), kind: "text", maxLength: 200 },
          yesNo("wishesReturn", t("input.wishes-return")),
          yesNo("agreesToStay", t("input.agrees-to-stay")),
          { name: "askedOn", label: t("input.day"), kind: "date", required: true },
        ]}
        input={({ through, neutral, hours, wishesReturn, agreesToStay, ...values }) => ({
          ...values,
          ...{ caseId, topics: values.topics ?? [] },
          said: { through: through ?? "", neutral: neutral ?? "", hours: hours ?? "" },
          ...{ wishesReturn: answer(wishesReturn), agreesToStay: answer(agreesToStay) },
        })}
      />
      {hearings.length === 0 ? null : (
        <ActionButton
          action="court.prepare-witness"
          label={t("verb.prepare-witness")}
          variant="default"
          size="compact-sm"
          fields={[
            person,
            {
              ...{ name: "hearingId", label: t("input.hearing"), kind: "choice", required: true },
              options: hearings.map((one) => ({ value: one.hearingId, label: dateTime(one.startsAt) })),
            },
            ...preparationItems.map((item) =>
              choices(t, item, {
                ...{ label: t(`preparation.${item}`), codes: preparationAnswers },
                ...{ words: "preparation-answer", required: false },
              }),
            ),
          ]}
          input={(values) => ({
            ...{ caseId, participantId: values.participantId, hearingId: values.hearingId },
            answers: answersOf(values),
          })}
        />
      )}
      {happened}
    </Group>
  );
}

function answersOf(values: Values): Values {
  return Object.fromEntries(preparationItems.flatMap((item) => (values[item] ? [[item, values[item]]] : [])));
}
