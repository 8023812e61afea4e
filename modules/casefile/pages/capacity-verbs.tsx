import { ActionMenu } from "../../../web/components/action-menu.tsx";
import type { Field } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Participant } from "../casefile.ts";
import { capacityField } from "./form-fields.ts";
import { codeName } from "./vocabulary.ts";

/** What changes about the capacity in which somebody stands in a case, with its day and reason. */
export function CapacityVerbs({ person, others }: { person: Participant; others: Participant[] }) {
  const { t, lang } = useText("casefile");
  const { participantId, version, capacity } = person;
  const common = { initial: { participantId, until: today() }, expects: version };
  const dayAndReason: Field[] = [
    { name: "until", label: t("capacity.day"), kind: "date", required: true },
    { name: "reason", label: t("capacity.reason"), kind: "text", required: true, maxLength: 500 },
  ];
  if (person.until !== null)
    return (
      <ActionMenu
        label={person.personCode}
        actions={[
          {
            action: "casefile.resume-capacity",
            label: t("resume-capacity.label"),
            initial: { participantId },
            expects: version,
            done: t("resume-capacity.done"),
          },
        ]}
      />
    );
  return (
    <ActionMenu
      label={person.personCode}
      actions={[
        {
          ...common,
          action: "casefile.change-capacity",
          label: t("change-capacity.label"),
          about: t("change-capacity.about"),
          fields: [capacityField(t, lang, [capacity]), ...dayAndReason],
          input: (values) => ({ ...values, participantId, newParticipantId: crypto.randomUUID() }),
          done: t("change-capacity.done"),
        },
        {
          ...common,
          action: "casefile.end-capacity",
          label: t("end-capacity.label"),
          about: t("end-capacity.about"),
          fields: dayAndReason,
          done: t("end-capacity.done"),
        },
        ...(others.length === 0
          ? []
          : [
              {
                action: "casefile.join-people" as const,
                label: t("join-people.label"),
                about: t("join-people.about"),
                fields: [
                  {
                    name: "otherParticipantId",
                    label: t("join-people.other"),
                    kind: "choice" as const,
                    required: true,
                    options: others.map((one) => ({
                      value: one.participantId,
                      label: `${one.personCode} (${codeName("capacity", one.capacity, lang)})`,
                    })),
                  },
                  {
                    name: "reason",
                    label: t("join-people.reason"),
                    kind: "text" as const,
                    required: true,
                    maxLength: 1000,
                  },
                ],
                input: (values: Record<string, unknown>) => ({
                  ...values,
                  samePersonId: crypto.randomUUID(),
                  participantId,
                }),
                done: t("join-people.done"),
              },
            ]),
      ]}
    />
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}
