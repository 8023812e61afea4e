import { Group } from "@mantine/core";
import { holds, useSession } from "../../../../web/api/session.ts";
import { ActionButton } from "../../../../web/components/action-button.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type DiaryPart, diaryWhats, releaseEvents } from "../../diary/diary.ts";
import { usePeople } from "../use-people.ts";

export type WritableCase = {
  readonly caseId: string;
  readonly code: string;
  readonly parts: readonly string[];
};

/** One button for each part in which the reader may keep time: each part has kinds of its own. */
export function KeepTime({ cases }: { cases: readonly WritableCase[] }) {
  const { t } = useText("casefile");
  const parts = (Object.keys(diaryWhats) as DiaryPart[]).filter((part) =>
    cases.some((one) => one.parts.includes(part)),
  );
  return (
    <Group gap="xs" data-print="no">
      {parts.map((part) => (
        <ActionButton
          key={part}
          action="casefile.add-diary-time"
          label={t(`joint-diary.keep-${part}`)}
          about={t(part === "support" ? "joint-diary.about-support" : "joint-diary.about-others")}
          icon="plus"
          variant="default"
          size="compact-sm"
          fields={[
            {
              name: "caseId",
              label: t("case.kind-of-dossier"),
              kind: "choice",
              required: true,
              options: cases
                .filter((one) => one.parts.includes(part))
                .map(({ caseId, code }) => ({ value: caseId, label: code })),
            },
            {
              name: "what",
              label: t("record-field.what"),
              kind: "choice",
              required: true,
              options: diaryWhats[part].map((value) => ({
                value,
                label: t(`record-option.happening.${value}`),
              })),
            },
            { name: "startsAt", label: t("interviews.starts"), kind: "date-time", required: true },
            { name: "endsAt", label: t("interviews.ends"), kind: "date-time", required: true },
            {
              name: "title",
              label: t("joint-diary.title-field"),
              kind: "text",
              required: true,
              maxLength: 200,
            },
            { name: "place", label: t("record-field.place"), kind: "text", maxLength: 300 },
            ...(part === "support"
              ? []
              : [
                  {
                    name: "shielded",
                    label: t("joint-diary.shielded"),
                    hint: t("joint-diary.shielded-hint"),
                    kind: "switch" as const,
                  },
                ]),
          ]}
          initial={cases.length === 1 ? { caseId: cases[0]?.caseId } : {}}
          input={(values) => ({ entryId: crypto.randomUUID(), part, ...values })}
          done={t("joint-diary.kept")}
          undo={(output) => ({
            action: "casefile.remove-diary-time",
            input: { entryId: (output as { entryId: string }).entryId },
          })}
        />
      ))}
    </Group>
  );
}

/** Tells those who support people of the case first that a suspected person is free, or will be heard. */
export function ReportRelease({ caseId }: { caseId: string }) {
  const { t } = useText("casefile");
  const session = useSession();
  const people = usePeople(caseId, ["suspected_person", "prosecuted_person", "convicted_person"]);
  if (!holds(session, "casefile.work")) return null;
  return (
    <ActionButton
      action="casefile.report-release"
      label={t("report-release.label")}
      about={t("report-release.about")}
      variant="default"
      size="compact-sm"
      fields={[
        {
          name: "what",
          label: t("record-field.what"),
          kind: "choice",
          required: true,
          options: releaseEvents.map((value) => ({ value, label: t(`record-option.happening.${value}`) })),
        },
        { name: "happensOn", label: t("record-field.on"), kind: "date", required: true },
        { name: "participantId", label: t("record.person"), kind: "choice", options: people },
        { name: "note", label: t("record-field.note"), kind: "long-text", maxLength: 2000 },
      ]}
      input={(values) => ({ caseId, releaseId: crypto.randomUUID(), ...values })}
      done={t("report-release.done")}
    />
  );
}
