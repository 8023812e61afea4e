import { Icon } from "../../../web/components/icon.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { FoundReason } from "../search/find-services.ts";
import styles from "./referral.module.css";

/** What speaks for a service and what against, what shuts it out first. */
export function Reasons({ reasons }: { readonly reasons: readonly FoundReason[] }) {
  const { t } = useText("referral");
  const said = ({ code, values }: FoundReason) =>
    t(`reason.${code}`, {
      ...values,
      ...(typeof values?.kind === "string" ? { kind: t(`kind.${values.kind}`) } : {}),
      ...(typeof values?.free === "number" ? { count: values.free } : {}),
      ...(typeof values?.days === "number" ? { count: values.days } : {}),
      ...(typeof values?.km === "number" ? { count: values.km } : {}),
    });
  const order = [...reasons].sort(
    (a, b) => Number(b.blocks) - Number(a.blocks) || Number(a.good) - Number(b.good),
  );
  return (
    <ul className={styles.reasons}>
      {order.map((one) => (
        <li
          key={one.code + String(one.values?.kind ?? "")}
          data-kind={one.good ? "good" : one.blocks ? "blocks" : "minds"}
        >
          <Icon name={one.good ? "check" : one.blocks ? "close" : "info"} size={14} />
          <span>{said(one)}</span>
        </li>
      ))}
    </ul>
  );
}
