import { useText } from "../../../web/i18n/use-text.ts";
import type { StandingOf } from "../gaps/assessment.ts";
import styles from "./law.module.css";

/** Signs that tell how a duty stands without colour. */
export const signs: Readonly<Record<StandingOf, string>> = {
  full: "●",
  partial: "◐",
  none: "○",
  "not-applicable": "–",
  "not-assessed": "?",
};

/** How a duty stands: sign, colour and word. */
export function Standing({ standing }: { standing: StandingOf }) {
  const { t } = useText("law");
  return (
    <span className={styles.badge} data-standing={standing}>
      <span aria-hidden="true">{signs[standing]}</span>
      {t(`standing.${standing}`)}
    </span>
  );
}

/** What the signs and colours mean. */
export function StandingLegend() {
  const { t } = useText("law");
  return (
    <ul className={styles.legend} aria-label={t("gaps.legend")}>
      {(Object.keys(signs) as StandingOf[]).map((standing) => (
        <li key={standing}>
          <Standing standing={standing} />
        </li>
      ))}
    </ul>
  );
}
