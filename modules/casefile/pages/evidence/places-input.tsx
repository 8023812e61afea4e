import { Fieldset, Stack } from "@mantine/core";
import { useAction } from "../../../../web/api/use-action.ts";
import { FieldInput } from "../../../../web/components/field-input.tsx";
import { type CustomInput, emptyValue, type Field, type Values } from "../../../../web/components/fields.ts";
import { PagesOfFile } from "../../../../web/components/pages-of-file.tsx";
import type { PageRect } from "../../../../web/components/place-on-page.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { viewPage } from "../../viewing/view-page.ts";

/** A place on a page with why it is withheld and who decided. */
export type PlaceLine = { readonly rect: PageRect; readonly values: Values };

type Wish = CustomInput & {
  readonly label: string;
  readonly evidenceId: string;
  readonly pages: number | null;
  readonly fields: readonly Field[];
};

export function placeLines(value: unknown): readonly PlaceLine[] {
  return Array.isArray(value) ? (value as PlaceLine[]) : [];
}

/** Places drawn on the pages of a PDF: what no words say, such as signatures, stamps and photographs. */
export function PlacesInput({ value, onChange, error, label, evidenceId, pages, fields }: Wish) {
  const { t } = useText("casefile");
  const action = useAction<typeof viewPage>("casefile.view-page");
  const lines = placeLines(value);
  const fresh = () =>
    // The next place is mostly withheld for the same reason.
    lines.at(-1)?.values ?? Object.fromEntries(fields.map((field) => [field.name, emptyValue(field)]));
  const change = (at: number, name: string, next: unknown) =>
    onChange(
      lines.map((line, n) => (n === at ? { ...line, values: { ...line.values, [name]: next } } : line)),
    );
  return (
    <Fieldset legend={label}>
      <Stack gap="md">
        {error ? <div role="alert">{error}</div> : null}
        <PagesOfFile
          pages={pages}
          draw={async (page) => (await action.run({ evidenceId, page })).jobId}
          rects={lines.map(({ rect }) => rect)}
          onChange={(rects) =>
            onChange(
              rects.map((rect) => lines.find((line) => line.rect === rect) ?? { rect, values: fresh() }),
            )
          }
        />
        {lines.map(({ rect, values }, at) => (
          <Fieldset
            key={`${rect.page} ${rect.left} ${rect.top} ${rect.right} ${rect.bottom}`}
            legend={t("disclosure.place", { number: at + 1, page: rect.page })}
          >
            <Stack gap="xs">
              {fields.map((field) => (
                <FieldInput
                  key={field.name}
                  field={field}
                  value={values[field.name] ?? emptyValue(field)}
                  onChange={(next) => change(at, field.name, next)}
                />
              ))}
            </Stack>
          </Fieldset>
        ))}
      </Stack>
    </Fieldset>
  );
}
