import { Button, Group, Select, Stack, Text, Title } from "@mantine/core";
import { useId, useState } from "react";
import type { ImportColumns } from "#kernel/words";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./import-mapping.module.css";
import { faultsOf, type Matched } from "./import-words.ts";
import { Notice } from "./notice.tsx";

export type ImportMappingProps = {
  /** What kind of file it was recognised as. */
  readonly format: string;
  readonly read: ImportColumns;
  /** Sends what was matched; the field of each column by place. */
  readonly onNext: (matched: Matched) => Promise<void>;
  readonly onAgain: () => void;
};

/** Each column of the file with its first values, matched to a field or left out, before anything is read further. */
export function ImportMapping({ format, read, onNext, onAgain }: ImportMappingProps) {
  const { t } = useText();
  const { number, list } = useFormat();
  const [matched, setMatched] = useState<Matched>(() => read.columns.map(({ field }) => field));
  const [busy, setBusy] = useState(false);
  const { twice, missing } = faultsOf(read.fields, matched);
  const options = read.fields.map(({ name, label, required }) => ({
    value: name,
    label: required ? t("import.needed", { field: label }) : label,
  }));
  const lines = read.columns.map((column, at) => ({ key: `${at}/${column.name}`, at, column }));
  const taken = matched.filter((field) => field !== null).length;
  async function next(): Promise<void> {
    setBusy(true);
    await onNext(matched);
    setBusy(false);
  }
  return (
    <Stack gap="lg">
      <Title order={2}>{t("import.recognised", { format })}</Title>
      <section>
        <Title order={3}>{t("import.columns-title")}</Title>
        <Text>{t("import.columns-about")}</Text>
        <Text c="dimmed" size="sm" mb="sm" aria-live="polite">
          {t("import.columns-read", { matched: number(taken), all: number(matched.length) })}
        </Text>
        {read.remembered ? (
          <Text size="sm" mb="sm">
            {t("import.columns-remembered")}
          </Text>
        ) : null}
        <ul className={styles.columns}>
          {lines.map(({ key, at, column }) => (
            <Column
              key={key}
              place={at}
              column={column}
              field={matched[at] ?? null}
              options={options}
              error={twice.has(at) ? t("import.field-twice") : null}
              onChange={(field) => setMatched(matched.map((held, one) => (one === at ? field : held)))}
            />
          ))}
        </ul>
      </section>
      {missing.length > 0 ? (
        <Notice kind="attention" live>
          {t("import.field-needed", { fields: list(missing) })}
        </Notice>
      ) : null}
      <Group gap="sm">
        <Button loading={busy} disabled={missing.length > 0 || twice.size > 0 || taken === 0} onClick={next}>
          {t("import.to-preview")}
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

type ColumnProps = {
  readonly place: number;
  readonly column: ImportColumns["columns"][number];
  readonly field: string | null;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly error: string | null;
  readonly onChange: (field: string | null) => void;
};

function Column({ place, column, field, options, error, onChange }: ColumnProps) {
  const { t } = useText();
  const { number } = useFormat();
  const id = useId();
  const name = column.name === "" ? t("import.column-unnamed", { number: number(place + 1) }) : column.name;
  return (
    <li>
      <div>
        <bdi className={styles.name}>{name}</bdi>
        <div id={id} className={styles.examples}>
          {column.examples.length > 0
            ? t("import.examples", { examples: joined(...column.examples) })
            : t("import.no-examples")}
        </div>
      </div>
      <Select
        aria-label={t("import.field-of", { column: name })}
        aria-describedby={id}
        placeholder={t("import.leave-column-out")}
        data={[...options]}
        value={field}
        error={error}
        searchable
        clearable
        clearButtonProps={{ "aria-label": t("import.leave-column-out") }}
        nothingFoundMessage={t("form.nothing-found")}
        onChange={onChange}
      />
    </li>
  );
}
