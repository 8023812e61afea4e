import { Text } from "@mantine/core";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./data-list.module.css";

export type ListCountProps = {
  readonly shown: number;
  readonly total: { readonly value: number; readonly exact: boolean } | undefined;
  readonly withheld: number;
  readonly more: boolean;
};

/** How many rows are shown, of how many, and how many exist that this reader may not see. */
export function ListCount({ shown, total, withheld, more }: ListCountProps) {
  const { t } = useText();
  const { number } = useFormat();
  const parts = [
    total
      ? t(total.exact ? "list.of" : "list.of-about", { shown: number(shown), total: number(total.value) })
      : t(more ? "list.shown-so-far" : "list.shown", { count: shown, number: number(shown) }),
  ];
  return (
    <Text c="dimmed" size="sm" role="status">
      {parts}
      {withheld > 0 ? (
        <span
          className={styles.withheld}
        >{` · ${t("list.withheld", { count: withheld, number: number(withheld) })}`}</span>
      ) : null}
    </Text>
  );
}
