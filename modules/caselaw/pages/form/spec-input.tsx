import { Button, Fieldset, Group, NumberInput, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { useId } from "react";
import type { Money, TranslatedText } from "#kernel/words";
import { FieldInput } from "../../../../web/components/field-input.tsx";
import { Icon } from "../../../../web/components/icon.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import { valueAt } from "./paths.ts";
import type { Spec } from "./spec.ts";
import { WordsInput } from "./words-input.tsx";

export type Place = readonly (string | number)[];

export type SpecInputProps = {
  readonly spec: Spec;
  /** Where the spec's own path begins: empty, or the row in which it stands. */
  readonly base: Place;
  readonly whole: unknown;
  readonly own: string;
  readonly errors: ReadonlyMap<string, string>;
  readonly onChange: (path: Place, value: unknown) => void;
};

/** One input of the long form, whatever its kind. */
export function SpecInput(props: SpecInputProps) {
  const { spec, base, whole, own, errors, onChange } = props;
  const path = [...base, ...spec.path];
  const value = valueAt(whole, path);
  const error = errors.get(path.join("."));
  const set = (next: unknown) => onChange(path, next);
  const named = {
    name: path.join("."),
    label: spec.label,
    ...(spec.hint === undefined ? {} : { hint: spec.hint }),
    ...(spec.required === undefined ? {} : { required: spec.required }),
  };
  switch (spec.kind) {
    case "words":
      return (
        <WordsInput
          label={spec.label}
          hint={spec.hint}
          required={spec.required}
          long={spec.long}
          most={spec.most}
          own={own}
          error={error ?? errors.get(`${path.join(".")}.text`)}
          value={value as TranslatedText | undefined}
          onChange={set}
        />
      );
    case "line":
      return (
        <FieldInput
          field={{ ...named, kind: "text", maxLength: spec.most }}
          value={value}
          error={error}
          onChange={(next) => set(next === "" && !spec.required ? undefined : next)}
        />
      );
    case "number":
      return (
        <NumberInput
          label={spec.label}
          description={spec.hint}
          error={error}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          value={typeof value === "number" ? value : ""}
          onChange={(next) =>
            set(
              next === ""
                ? spec.path.join() === "count" && base[0] !== "charges"
                  ? null
                  : undefined
                : Number(next),
            )
          }
        />
      );
    case "switch":
      return <FieldInput field={{ ...named, kind: "switch" }} value={value} error={error} onChange={set} />;
    case "date":
      return (
        <FieldInput
          field={{ ...named, kind: "partial-date" }}
          value={value ?? null}
          error={error}
          onChange={(next) => set(next ?? null)}
        />
      );
    case "choice":
      return (
        <FieldInput
          field={{ ...named, kind: "choice", options: spec.options }}
          value={value}
          error={error}
          onChange={(next) => set(next === "" ? undefined : next)}
        />
      );
    case "choices":
      return (
        <FieldInput
          field={{ ...named, kind: "choices", options: spec.options }}
          value={value ?? []}
          error={error}
          onChange={set}
        />
      );
    case "tags":
      return (
        <TagsInput
          label={spec.label}
          description={spec.hint}
          error={error ?? [...errors].find(([place]) => place.startsWith(`${path.join(".")}.`))?.[1]}
          value={Array.isArray(value) ? (value as string[]) : []}
          onChange={set}
        />
      );
    case "money":
      return (
        <MoneyInput
          label={spec.label}
          value={value as Money | undefined}
          error={error ?? errors.get(`${path.join(".")}.amount`) ?? errors.get(`${path.join(".")}.currency`)}
          onChange={set}
        />
      );
    case "rows":
      return <Rows {...props} spec={spec} path={path} rows={Array.isArray(value) ? value : []} />;
    default:
      return spec satisfies never;
  }
}

function MoneyInput({
  label,
  value,
  error,
  onChange,
}: {
  label: string;
  value: Money | undefined;
  error: string | undefined;
  onChange: (value: Money | undefined) => void;
}) {
  const { t } = useText("caselaw");
  const change = (next: Partial<Money>) => {
    const whole = { amount: "", currency: "", ...value, ...next };
    onChange(whole.amount === "" && whole.currency === "" ? undefined : whole);
  };
  return (
    <Group gap="xs" align="flex-start" wrap="nowrap">
      <TextInput
        label={label}
        inputMode="decimal"
        dir="ltr"
        error={error}
        value={value?.amount ?? ""}
        onChange={(event) => change({ amount: event.currentTarget.value.trim() })}
      />
      <TextInput
        label={t("form.currency")}
        dir="ltr"
        maxLength={3}
        w={100}
        value={value?.currency ?? ""}
        onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
      />
    </Group>
  );
}

type RowsSpec = Extract<Spec, { kind: "rows" }>;

/** A list within the form: a box a row, one more by a button. */
function Rows({
  spec,
  path,
  rows,
  ...rest
}: Omit<SpecInputProps, "spec"> & { spec: RowsSpec; path: Place; rows: readonly unknown[] }) {
  const { t } = useText("caselaw");
  const id = useId();
  const { onChange } = rest;
  return (
    <section aria-labelledby={id}>
      <Text id={id} fw={600}>
        {spec.label}
      </Text>
      {spec.hint ? (
        <Text size="sm" c="dimmed" maw="70ch">
          {spec.hint}
        </Text>
      ) : null}
      <Stack gap="sm" mt="xs">
        {rows.map((_row, at) => (
          <Fieldset
            key={`${path.join(".")}-${String(at)}`}
            legend={t("form.row", { row: spec.row, number: at + 1 })}
          >
            <Stack gap="sm">
              {spec.fields.map((field) => (
                <SpecInput
                  key={field.path.join(".") || "whole"}
                  {...rest}
                  spec={field}
                  base={[...path, at]}
                />
              ))}
              <Group justify="flex-end">
                <Button
                  size="compact-sm"
                  variant="subtle"
                  color="danger"
                  onClick={() => onChange([...path, at], undefined)}
                >
                  {t("form.take-out")}
                </Button>
              </Group>
            </Stack>
          </Fieldset>
        ))}
        <Group>
          <Button
            variant="default"
            size="compact-sm"
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => onChange([...path, rows.length], spec.empty(rows))}
          >
            {spec.add}
          </Button>
        </Group>
      </Stack>
    </section>
  );
}
