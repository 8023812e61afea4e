import { Button, Fieldset, Stack } from "@mantine/core";
import { FieldInput } from "../../../../web/components/field-input.tsx";
import type { CustomInput, Field, Values } from "../../../../web/components/fields.ts";
import { emptyValue, inputOf } from "../../../../web/components/fields.ts";
import { useText } from "../../../../web/i18n/use-text.ts";

type Line = { readonly key: string; readonly values: Values };
type Wish = CustomInput & { readonly label: string; readonly fields: readonly Field[] };

/** Lines as they are edited, each under a key of its own. */
export function linesOf(rows: readonly Values[]): Line[] {
  return rows.map((values) => ({ key: crypto.randomUUID(), values }));
}

/** Lines as they are sent: empty fields left out. */
export function rowsOf(value: unknown, fields: readonly Field[]): Values[] {
  const lines = Array.isArray(value) ? (value as Line[]) : [];
  return lines.map(({ values }) => {
    const sent = inputOf(fields, values, new Set());
    return Object.fromEntries(
      Object.entries(sent).filter(([, one]) => !(Array.isArray(one) && one.length === 0)),
    );
  });
}

/** Several lines of the same fields, such as the legs of a journey: added, changed and taken out. */
export function RowsInput({ value, onChange, error, label, fields }: Wish) {
  const { t } = useText("casefile");
  const lines = Array.isArray(value) ? (value as Line[]) : [];
  const change = (at: number, name: string, next: unknown) =>
    onChange(
      lines.map((line, n) => (n === at ? { ...line, values: { ...line.values, [name]: next } } : line)),
    );
  const fresh = () => Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]));
  return (
    <Fieldset legend={label}>
      <Stack gap="md">
        {error ? <div role="alert">{error}</div> : null}
        {lines.map((line, at) => (
          <Fieldset key={line.key} legend={t("record.line", { number: at + 1 })}>
            <Stack gap="xs">
              {fields.map((field) => (
                <FieldInput
                  key={field.name}
                  field={field}
                  value={line.values[field.name] ?? emptyValue(field)}
                  onChange={(next) => change(at, field.name, next)}
                />
              ))}
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => onChange(lines.filter((_, n) => n !== at))}
              >
                {t("record.remove-line", { number: at + 1 })}
              </Button>
            </Stack>
          </Fieldset>
        ))}
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => onChange([...lines, { key: crypto.randomUUID(), values: fresh() }])}
        >
          {t("record.add-line")}
        </Button>
      </Stack>
    </Fieldset>
  );
}
