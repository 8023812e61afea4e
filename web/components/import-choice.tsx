import { Button, Group, Select, Stack, Text, TextInput, Title } from "@mantine/core";
import { useState } from "react";
import type { Recognition } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";
import { type ImporterWords, kindGroups, type Options, recognisedAs } from "./import-words.ts";
import { Notice } from "./notice.tsx";

export type ImportChoiceProps = {
  readonly fileName: string;
  readonly offered: readonly ImporterWords[];
  /** What the file was recognised as; null where its kind was known from the start. */
  readonly recognition: Recognition | null;
  /** What was chosen before, when the reader came back. */
  readonly chosen?: { readonly importer: string; readonly options: Options } | undefined;
  readonly onNext: (importer: ImporterWords, options: Options) => Promise<void>;
  readonly onAgain: () => void;
};

/** What a file is recognised as, another choice, and what the reader knows of it beside the file. */
export function ImportChoice({ fileName, offered, recognition, chosen, onNext, onAgain }: ImportChoiceProps) {
  const { t } = useText();
  const [name, setName] = useState(chosen?.importer ?? recognition?.fits[0]?.importer ?? null);
  const [options, setOptions] = useState<Options>(chosen?.options ?? {});
  const [busy, setBusy] = useState(false);
  const importer = offered.find((one) => one.name === name);
  const groups = kindGroups(offered, recognition);
  const format = importer && recognisedAs(importer, recognition);
  async function next(): Promise<void> {
    if (!importer) return;
    setBusy(true);
    const known = new Set(importer.options.map((option) => option.name));
    await onNext(importer, Object.fromEntries(Object.entries(options).filter(([one]) => known.has(one))));
    setBusy(false);
  }
  return (
    <Stack gap="lg">
      <Title order={2}>
        {format ? t("import.recognised", { format }) : t("import.which", { file: fileName })}
      </Title>
      {recognition?.sentence ? (
        <Notice kind="attention" live>
          {recognition.sentence}
        </Notice>
      ) : null}
      {recognition ? (
        <Select
          label={t("import.kind")}
          data={[
            { group: t("import.kind-fits"), items: groups.fits },
            { group: t("import.kind-other"), items: groups.others },
          ].filter(({ items }) => items.length > 0)}
          value={name}
          searchable
          allowDeselect={false}
          nothingFoundMessage={t("form.nothing-found")}
          onChange={setName}
        />
      ) : null}
      {importer && importer.options.length > 0 ? (
        <OptionFields
          options={importer.options}
          said={options}
          onSay={(one, value) => setOptions({ ...options, [one]: value })}
        />
      ) : null}
      <Group gap="sm">
        <Button loading={busy} disabled={!importer} onClick={next}>
          {t("import.continue")}
        </Button>
        <Button variant="default" onClick={onAgain}>
          {t("import.other-file")}
        </Button>
      </Group>
      <Text c="dimmed" size="sm">
        {t("import.nothing-yet")}
      </Text>
    </Stack>
  );
}

type OptionFieldsProps = {
  readonly options: ImporterWords["options"];
  readonly said: Options;
  readonly onSay: (name: string, value: string) => void;
};

function OptionFields({ options, said, onSay }: OptionFieldsProps) {
  const { t } = useText();
  return (
    <details>
      <summary>{t("import.options")}</summary>
      <Stack gap="sm" mt="sm">
        <Text size="sm">{t("import.options-about")}</Text>
        {options.map(({ name, label, expected, choices }) =>
          choices.length > 0 ? (
            <Select
              key={name}
              label={label}
              placeholder={t("import.option-none")}
              data={[...choices]}
              value={said[name] ?? null}
              clearable
              clearButtonProps={{ "aria-label": t("import.option-none") }}
              onChange={(value) => onSay(name, value ?? "")}
            />
          ) : (
            <TextInput
              key={name}
              label={label}
              description={expected}
              value={said[name] ?? ""}
              onChange={(event) => onSay(name, event.currentTarget.value)}
            />
          ),
        )}
      </Stack>
    </details>
  );
}
