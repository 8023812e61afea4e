import { Select } from "@mantine/core";
import { useQuestion } from "../../../web/api/use-question.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listDataSets } from "../list-data-sets.ts";
import type { DataSetHead } from "../statistics.ts";

export type DataSetChoiceProps = {
  readonly kind?: DataSetHead["kind"];
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
};

/** Which data set a page is made from. */
export function DataSetChoice({ kind, value, onChange }: DataSetChoiceProps) {
  const { t } = useText("statistics");
  const sets = useQuestion<typeof listDataSets>("statistics.list-data-sets", {});
  const offered = (sets.data?.items ?? []).filter((set) => kind === undefined || set.kind === kind);
  return (
    <Select
      label={t("page.data-set")}
      w={420}
      maw="100%"
      data={offered.map((set) => ({ value: set.code, label: set.title }))}
      value={value ?? null}
      allowDeselect={false}
      onChange={(code) => onChange(code ?? undefined)}
    />
  );
}
