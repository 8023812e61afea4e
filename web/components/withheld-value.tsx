import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import type { Unknown } from "#kernel/words";
import { useText } from "../i18n/use-text.ts";
import { Icon } from "./icon.tsx";
import styles from "./withheld-value.module.css";

/** A value that exists and that this reader may not see: hatched, never blank. */
export function WithheldValue({ what }: { what?: string }) {
  const { t } = useText();
  return (
    <Tooltip label={t("withheld.why")} events={{ hover: true, focus: true, touch: true }}>
      <button type="button" className={styles.withheld} data-withheld="">
        <Icon name="lock" size={14} />
        {what ? t("withheld.named", { what }) : t("withheld.value")}
      </button>
    </Tooltip>
  );
}

export type UnknownValueProps<T> = {
  readonly field: Unknown<T> | undefined;
  readonly children: (value: T) => ReactNode;
};

/** A field that can be missing: its value, or the reason why there is none. */
export function UnknownValue<T>({ field, children }: UnknownValueProps<T>) {
  const { t } = useText();
  if (field?.state === "known") return children(field.value);
  if (field?.state === "withheld") return <WithheldValue />;
  return <span className={styles.absent}>{t(`absent.${field?.state ?? "not-asked"}`)}</span>;
}
