import { Button, Group, Select, Stack, Switch, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { TranslatedText } from "#kernel/words";
import { Icon } from "../../../../web/components/icon.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { languageOptions } from "../options.ts";

type WordsInputProps = {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly required?: boolean | undefined;
  readonly long?: boolean | undefined;
  readonly most: number;
  readonly value: TranslatedText | undefined;
  /** The language that a new text has. */
  readonly own: string;
  readonly error?: string | undefined;
  readonly onChange: (value: TranslatedText | undefined) => void;
};

/** A text with its language and its translations. */
export function WordsInput({
  label,
  hint,
  required,
  long,
  most,
  value,
  own,
  error,
  onChange,
}: WordsInputProps) {
  const { t, lang } = useText("caselaw");
  const [adding, setAdding] = useState(false);
  const options = languageOptions(lang);
  const text = value?.text ?? "";
  const translations = value?.translations ?? {};
  const change = (next: Partial<TranslatedText>) => {
    const whole = { lang: own, text: "", translations: {}, ...value, ...next };
    onChange(
      whole.text === "" && Object.keys(whole.translations).length === 0 && !required ? undefined : whole,
    );
  };
  const translate = (code: string, next: TranslatedText["translations"][string]) => {
    const rest = { ...translations };
    if (next === undefined) delete rest[code];
    else rest[code] = next;
    change({ translations: rest });
  };
  const common = {
    label,
    description: hint,
    withAsterisk: required ?? false,
    error,
    maxLength: most,
    dir: "auto",
    value: text,
  } as const;
  return (
    <Stack gap={6}>
      {long ? (
        <Textarea
          {...common}
          autosize
          minRows={4}
          maxRows={24}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      ) : (
        <TextInput {...common} onChange={(event) => change({ text: event.currentTarget.value })} />
      )}
      <Group gap="xs">
        <Select
          size="xs"
          aria-label={t("form.language-of", { field: label })}
          data={options}
          searchable
          allowDeselect={false}
          value={value?.lang ?? own}
          onChange={(next) => next !== null && value !== undefined && change({ lang: next })}
          w={160}
        />
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<Icon name="globe" size={14} />}
          disabled={text === ""}
          onClick={() => setAdding(!adding)}
        >
          {t("form.translate")}
        </Button>
        {adding ? (
          <Select
            size="xs"
            aria-label={t("form.translate-to", { field: label })}
            placeholder={t("form.language")}
            searchable
            data={options.filter(
              ({ value: code }) => code !== value?.lang && translations[code] === undefined,
            )}
            value={null}
            onChange={(code) => {
              if (code === null) return;
              translate(code, { text: "", by: "", reviewed: false });
              setAdding(false);
            }}
          />
        ) : null}
      </Group>
      {Object.entries(translations).map(([code, one]) => {
        if (one === undefined) return null;
        const name = options.find((option) => option.value === code)?.label ?? code;
        return (
          <Stack key={code} gap={4} ps="md" style={{ borderInlineStart: "2px solid var(--p-line)" }}>
            <Textarea
              size="sm"
              label={t("form.translation", { field: label, language: name })}
              autosize
              minRows={long ? 3 : 1}
              maxRows={24}
              maxLength={most}
              dir="auto"
              value={one.text}
              onChange={(event) => translate(code, { ...one, text: event.currentTarget.value })}
            />
            <Group gap="sm" align="flex-end">
              <TextInput
                size="xs"
                label={t("form.translated-by")}
                value={one.by}
                maxLength={120}
                dir="auto"
                onChange={(event) => translate(code, { ...one, by: event.currentTarget.value })}
              />
              <Switch
                size="xs"
                label={t("form.reviewed")}
                checked={one.reviewed}
                onChange={(event) => translate(code, { ...one, reviewed: event.currentTarget.checked })}
              />
              <Button
                size="compact-xs"
                variant="subtle"
                color="danger"
                onClick={() => translate(code, undefined)}
              >
                {t("form.take-out")}
              </Button>
            </Group>
          </Stack>
        );
      })}
    </Stack>
  );
}
