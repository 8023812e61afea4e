import { Checkbox, NativeSelect, Stack, TextInput } from "@mantine/core";
import { langs } from "#kernel/words";
import { Notice } from "../../../../web/components/notice.tsx";
import { langNames } from "../../../../web/i18n/lang-names.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type RightsTold, rightsTopics, untold } from "../../screening.ts";
import { Choice } from "./choice.tsx";
import type { StepProps } from "./interview.tsx";
import { Law, LawFirst } from "./law.tsx";
import { rightsWereTold } from "./note.ts";
import { useOptions } from "./use-options.ts";

const ways = ["spoken", "interpreter", "written", "easy-language", "pictures", "sign-language"] as const;
const understandings = ["said-it-back", "said-yes", "not-sure"] as const;

/** S1: rights and limits of confidentiality before any question: who told, in which language, how, understood. */
export function RightsStep({ note, change }: StepProps) {
  const { t } = useText("notes");
  const { list } = useFormat();
  const { rights, lang } = note.interview;
  const how = useOptions("rights.how-is", ways);
  const understood = useOptions("rights.understood-is", understandings);
  const told = rights?.told ?? [];
  const set = (more: Partial<RightsTold>) =>
    change((one) => {
      const before: RightsTold = one.interview.rights ?? {
        ...{ told: [], lang, how: "spoken", understood: "not-sure", by: "" },
        at: new Date().toISOString(),
      };
      return { ...one, interview: { ...one.interview, rights: { ...before, ...more } } };
    });
  return (
    <Stack gap="md">
      <Law note={note} change={change} />
      <LawFirst note={note} />
      <p>{t("rights.about")}</p>
      {rightsTopics.map((topic) => (
        <Checkbox
          key={topic}
          size="md"
          label={t(`rights.topic.${topic}`)}
          checked={told.includes(topic)}
          onChange={(event) =>
            set({
              told: event.currentTarget.checked ? [...told, topic] : told.filter((one) => one !== topic),
            })
          }
        />
      ))}
      <NativeSelect
        size="md"
        label={t("rights.lang")}
        data={langs.map((one) => ({ value: one, label: langNames[one] }))}
        value={rights?.lang ?? lang}
        onChange={(event) => set({ lang: event.currentTarget.value })}
      />
      <Choice
        label={t("rights.how")}
        options={how}
        value={rights?.how ?? null}
        onChoose={(value) => set({ how: (value ?? "spoken") as RightsTold["how"] })}
      />
      <Choice
        label={t("rights.understood")}
        options={understood}
        value={rights?.understood ?? null}
        onChoose={(value) => set({ understood: (value ?? "not-sure") as RightsTold["understood"] })}
      />
      <TextInput
        size="md"
        label={t("rights.by")}
        maxLength={200}
        value={rights?.by ?? ""}
        onChange={(event) => set({ by: event.currentTarget.value })}
      />
      {rightsWereTold(rights) ? (
        <Notice kind="done">{t("rights.done")}</Notice>
      ) : (
        <Notice>
          {t("rights.needed")}{" "}
          {t("rights.missing", {
            what: list(
              untold(rights).map((one) =>
                one === "by" || one === "understood" ? t(`rights.${one}`) : t(`rights.topic.${one}`),
              ),
            ),
          })}
        </Notice>
      )}
    </Stack>
  );
}
