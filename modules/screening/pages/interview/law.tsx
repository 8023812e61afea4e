import { NativeSelect } from "@mantine/core";
import { countries } from "@palermo/vocabulary";
import { Notice } from "../../../../web/components/notice.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { settingHere } from "../../screening.ts";
import type { StepProps } from "./interview.tsx";
import { useNotes } from "./notes-store.ts";

/** The country whose law holds here; nothing to choose where the law of one country alone was entered. */
export function Law({ note, change }: Pick<StepProps, "note" | "change">) {
  const { t, lang } = useText("notes");
  const { settings } = useNotes();
  const { country } = note.interview;
  if (settings.length < 2) return null;
  return (
    <NativeSelect
      size="md"
      label={t("law.country")}
      data={[
        { value: "", label: t("law.not-chosen") },
        ...settings.map((one) => ({
          value: one.country,
          label: countries.find(({ alpha2 }) => alpha2 === one.country)?.label[lang] ?? one.country,
        })),
      ]}
      value={country ?? ""}
      onChange={(event) => {
        const chosen = event.currentTarget.value;
        change((one) => {
          const { country: _, ...rest } = one.interview;
          return { ...one, interview: chosen === "" ? rest : { ...rest, country: chosen } };
        });
      }}
    />
  );
}

/** X3, S1: what the law forces out of this room, before anything is agreed to. */
export function LawFirst({ note }: Pick<StepProps, "note">) {
  const { t } = useText("notes");
  const { settings } = useNotes();
  const here = settingHere(settings, note.interview.country);
  // While nobody said where this is, whatever one of the countries forces is said.
  const forced =
    here?.forcedDisclosure ??
    (here === null && note.interview.country === undefined
      ? settings.some((one) => one.forcedDisclosure === true)
      : null);
  if (forced !== true && !here?.duties) return null;
  return (
    <Notice kind="attention" title={t("law.first")}>
      {forced === true ? <div>{t("law.forced")}</div> : null}
      {here?.duties ? <bdi>{here.duties}</bdi> : null}
    </Notice>
  );
}
