import { useMemo } from "react";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { Option } from "./choice.tsx";

/** Values as answers, each with its text under `prefix`. */
export function useOptions(prefix: string, values: readonly string[]): Option[] {
  const { t } = useText("notes");
  return useMemo(
    () => values.map((value) => ({ value, label: t(`${prefix}.${value}`) })),
    [t, prefix, values],
  );
}

export const yesNoUnknown = ["yes", "no", "unknown"] as const;
