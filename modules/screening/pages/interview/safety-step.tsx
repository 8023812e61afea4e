import { Textarea, TextInput } from "@mantine/core";
import { Notice } from "../../../../web/components/notice.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Safety } from "../../screening.ts";
import { Choice } from "./choice.tsx";
import type { StepProps } from "./interview.tsx";
import { childIn } from "./note.ts";
import { useOptions, yesNoUnknown } from "./use-options.ts";

const questions = ["alone", "safeToTalk", "urgentMedical", "interpreterNeeded"] as const;

/** Before anything else: is it safe to talk here and now, and is this a child (S4). */
export function SafetyStep({ note, change }: StepProps) {
  const { t } = useText("notes");
  const { safety } = note.interview;
  const options = useOptions("answer", yesNoUnknown);
  const ofAge = [
    { value: "yes", label: t("answer.yes") },
    { value: "no", label: t("answer.no") },
    { value: "in-doubt", label: t("safety.in-doubt") },
  ];
  const set = (more: Partial<Safety>) =>
    change((one) => ({
      ...one,
      interview: { ...one.interview, safety: { ...one.interview.safety, ...more } },
    }));
  return (
    <>
      <p>{t("safety.about")}</p>
      {questions.map((name) => (
        <Choice
          key={name}
          label={t(`safety.${name}`)}
          options={options}
          value={safety[name]}
          onChoose={(value) => set({ [name]: value ?? "unknown" })}
        />
      ))}
      <Choice
        label={t("safety.child")}
        options={ofAge}
        value={safety.child}
        onChoose={(value) => set({ child: (value ?? "in-doubt") as Safety["child"] })}
      />
      {safety.safeToTalk === "no" ? (
        <Notice kind="attention" live>
          {t("safety.stop")}
        </Notice>
      ) : null}
      {safety.urgentMedical === "yes" ? (
        <Notice kind="attention" live>
          {t("safety.medical")}
        </Notice>
      ) : null}
      {childIn(note) ? <Notice>{t("safety.child-means")}</Notice> : null}
      <Textarea
        mt="md"
        label={t("safety.note")}
        autosize
        minRows={2}
        maxLength={4000}
        value={safety.note ?? ""}
        onChange={(event) => set({ note: event.currentTarget.value })}
      />
      <TextInput
        mt="md"
        label={t("safety.place")}
        description={t("safety.place-hint")}
        maxLength={200}
        value={note.interview.place ?? ""}
        onChange={(event) => {
          const place = event.currentTarget.value;
          change((one) => ({ ...one, interview: { ...one.interview, place: place || undefined } }));
        }}
      />
    </>
  );
}
