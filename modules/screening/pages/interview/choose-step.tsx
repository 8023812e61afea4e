import { Button, NativeSelect, Stack } from "@mantine/core";
import { langs } from "#kernel/words";
import { Notice } from "../../../../web/components/notice.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { langNames } from "../../../../web/i18n/lang-names.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type Instrument, isAnswered, mayOpenInstrument, toldIn, visibleQuestions } from "../../screening.ts";
import type { StepProps } from "./interview.tsx";
import { childIn, rightsWereTold } from "./note.ts";
import styles from "./notes.module.css";
import { useNotes } from "./notes-store.ts";

/** Which questions are asked; an adult's never open for a child (S4), none but those of safety before rights were told (S1). */
export function ChooseStep({ note, change, go }: StepProps) {
  const { t, lang } = useText("notes");
  const { instruments } = useNotes();
  const { interview } = note;
  const facts = { child: childIn(note), rightsTold: rightsWereTold(interview.rights) };
  function open({ id, version }: Instrument): void {
    if (!interview.parts.some((one) => one.instrument === id && one.version === version))
      change((one) => ({
        ...one,
        interview: {
          ...one.interview,
          parts: [...one.interview.parts, { instrument: id, version, answers: {} }],
        },
      }));
    go(`part ${id} ${version}`);
  }
  if (instruments.length === 0) return <Notice kind="attention">{t("choose.none")}</Notice>;
  return (
    <Stack gap="md">
      <NativeSelect
        size="md"
        label={t("choose.lang")}
        data={langs.map((one) => ({ value: one, label: langNames[one] }))}
        value={interview.lang}
        onChange={(event) => {
          const next = event.currentTarget.value;
          change((one) => ({ ...one, interview: { ...one.interview, lang: next } }));
        }}
      />
      <p>{t("choose.about")}</p>
      <ul className={styles.lines}>
        {instruments.map((instrument) => {
          const may = mayOpenInstrument(instrument, facts);
          const part = interview.parts.find(
            (one) => one.instrument === instrument.id && one.version === instrument.version,
          );
          const all = part ? visibleQuestions(instrument, part.answers, facts) : [];
          const done = all.filter(({ id }) => isAnswered(part?.answers[id])).length;
          const minutes = t("choose.minutes", { count: instrument.minutes });
          return (
            <li key={`${instrument.id} ${instrument.version}`} className={styles.line}>
              <Button
                className={styles.open}
                variant="subtle"
                h="auto"
                justify="start"
                disabled={may !== "may"}
                onClick={() => open(instrument)}
              >
                <span>
                  {toldIn(instrument.title, lang).text}
                  <span className={styles.where}>
                    {joined(
                      may === "may" ? minutes : t(`choose.${may}`),
                      part ? t("choose.answered", { done, all: all.length }) : null,
                    )}
                  </span>
                </span>
              </Button>
            </li>
          );
        })}
      </ul>
    </Stack>
  );
}
