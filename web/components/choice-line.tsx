import type { ComboboxItem, OptionsFilter } from "@mantine/core";
import type { Option } from "./fields.ts";

/** One choice among several: its label, and small below it what it is called elsewhere. */
export function ChoiceLine({ value, options }: { value: string; options: readonly Option[] }) {
  const option = options.find((one) => one.value === value);
  return (
    <span>
      {option?.label ?? value}
      {option?.about ? (
        <small style={{ display: "block", color: "var(--p-quiet)" }}>
          <bdi dir="ltr">{option.about}</bdi>
        </small>
      ) : null}
    </span>
  );
}

/** Finds choices by their label or by what they are called elsewhere. */
export const byLabelOrValue: OptionsFilter = ({ options, search }) => {
  const wanted = search.trim().toLowerCase();
  return (options as ComboboxItem[]).filter(({ label, value }) =>
    `${label} ${value}`.toLowerCase().includes(wanted),
  );
};
