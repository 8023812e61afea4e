import { TextInput } from "@mantine/core";
import { useState } from "react";
import { type DateWords, formatPartialDate, type PartialDate, readPartialDate } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";

function useDateWords(): DateWords {
  const { t } = useText();
  return (word, params) => t(`date.${word}`, params);
}

/** A partial date in words: "about March 2019", "before 2020". */
export function PartialDateText({ date }: { date: Pick<PartialDate, "text"> }) {
  const { lang } = useText();
  const say = useDateWords();
  return <bdi>{formatPartialDate(date, lang, say)}</bdi>;
}

export type PartialDateInputProps = {
  readonly label: string;
  readonly value: PartialDate | null;
  readonly onChange: (value: PartialDate | null) => void;
  readonly required?: boolean;
  readonly hint?: string;
  readonly error?: string | undefined;
  readonly disabled?: boolean;
};

/** One box for a date as far as it is known; it shows at once how the typing was understood. */
export function PartialDateInput({
  label,
  value,
  onChange,
  required,
  hint,
  error,
  disabled,
}: PartialDateInputProps) {
  const { t, lang } = useText();
  const say = useDateWords();
  const [typed, setTyped] = useState(value?.text ?? "");
  const [left, setLeft] = useState(false);
  const read = typed.trim() === "" ? null : readPartialDate(typed);
  const wrong = read && !read.ok && left ? t(`date.problem.${read.problem}`, { typed }) : undefined;
  const understood = read?.ok
    ? t("date.understood", { date: formatPartialDate(read.value, lang, say) })
    : null;
  return (
    <TextInput
      label={label}
      required={required ?? false}
      disabled={disabled ?? false}
      description={understood ?? hint ?? t("date.hint")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      value={typed}
      error={error ?? wrong}
      dir="auto"
      autoComplete="off"
      onBlur={() => setLeft(true)}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setTyped(text);
        setLeft(false);
        const next = readPartialDate(text);
        onChange(next.ok ? next.value : null);
      }}
    />
  );
}
