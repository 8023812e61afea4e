import {
  Checkbox,
  MultiSelect,
  NumberInput,
  PasswordInput,
  Select,
  Stack,
  Switch,
  Textarea,
  TextInput,
} from "@mantine/core";
import type { PartialDate } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";
import { byLabelOrValue, ChoiceLine } from "./choice-line.tsx";
import type { Field, Values } from "./fields.ts";
import { PartialDateInput } from "./partial-date.tsx";

export type FieldInputProps = {
  readonly field: Field;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly error?: string | undefined;
  /** What the other inputs of the form hold, for a custom one that hangs on them. */
  readonly values?: Values;
  readonly unknown?: boolean;
  readonly onUnknown?: (unknown: boolean) => void;
};

/** The input for one field, with "don't know" under it where that is an answer. */
export function FieldInput(props: FieldInputProps) {
  const { t } = useText();
  const { field, unknown, onUnknown } = props;
  if (!field.unknown) return <BareInput {...props} />;
  return (
    <Stack gap={6}>
      <BareInput {...props} />
      <Checkbox
        size="sm"
        label={t("form.dont-know")}
        aria-label={t("form.dont-know-of", { field: field.label })}
        checked={unknown ?? false}
        onChange={(event) => onUnknown?.(event.currentTarget.checked)}
      />
    </Stack>
  );
}

function BareInput({ field, value, onChange, error, unknown, values }: FieldInputProps) {
  const { t } = useText();
  const common = {
    label: field.label,
    required: field.required ?? false,
    withAsterisk: field.required ?? false,
    description: field.hint,
    error,
    disabled: unknown ?? false,
    name: field.name,
  };
  const text = typeof value === "string" ? value : "";
  const limit = field.maxLength === undefined ? {} : { maxLength: field.maxLength };
  switch (field.kind) {
    case "long-text":
      return (
        <Textarea
          {...common}
          {...limit}
          value={text}
          autosize
          minRows={3}
          maxRows={12}
          dir="auto"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "password":
      return (
        <PasswordInput
          {...common}
          value={text}
          autoComplete={field.autoComplete ?? "off"}
          visibilityToggleButtonProps={{ "aria-label": t("form.show-password") }}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
    case "number":
      return (
        <NumberInput
          {...common}
          value={typeof value === "number" ? value : ""}
          hideControls
          onChange={(next) => onChange(next === "" ? "" : Number(next))}
        />
      );
    case "switch":
      return (
        <Switch
          label={field.label}
          description={field.hint}
          error={error}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case "choice":
      return (
        <Select
          {...common}
          data={[...field.options]}
          value={text === "" ? null : text}
          searchable={field.options.length > 8}
          clearable={!field.required}
          nothingFoundMessage={t("form.nothing-found")}
          onChange={(next) => onChange(next ?? "")}
        />
      );
    case "choices":
      return (
        <MultiSelect
          {...common}
          data={[...field.options]}
          value={Array.isArray(value) ? (value as string[]) : []}
          searchable
          {...(field.options.some(({ about }) => about !== undefined) ? { filter: byLabelOrValue } : {})}
          renderOption={({ option }) => <ChoiceLine value={option.value} options={field.options} />}
          nothingFoundMessage={t("form.nothing-found")}
          onChange={onChange}
        />
      );
    case "partial-date":
      return (
        <PartialDateInput
          label={field.label}
          required={field.required ?? false}
          value={value as PartialDate | null}
          onChange={onChange}
          error={error}
          disabled={unknown ?? false}
          {...(field.hint ? { hint: field.hint } : {})}
        />
      );
    case "custom":
      return field.render({ value, onChange, error, values });
    default:
      return (
        <TextInput
          {...common}
          {...limit}
          type={
            ({ text: "text", email: "email", date: "date", "date-time": "datetime-local" } as const)[
              field.kind
            ]
          }
          value={text}
          dir={field.kind === "text" ? "auto" : "ltr"}
          autoComplete={field.autoComplete ?? "off"}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      );
  }
}
