import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Judgment } from "../words/index.ts";
import styles from "./judgment.module.css";
import { useLabels } from "./labels.ts";

/** Victims or smuggled migrants, a line a person or group. */
export function PeopleLines({ lines }: { lines: Judgment["victims"] }) {
  const { t } = useText("caselaw");
  const labels = useLabels();
  return (
    <ul className={styles.plain}>
      {lines.map((line, at) => (
        <li key={`${String(at)}-${line.sex}`}>
          {joined(
            line.count === null ? t("people.number-unknown") : t("people.persons", { count: line.count }),
            labels.of("sex", line.sex),
            line.age === undefined
              ? t(`people.age-group.${line.ageGroup}`)
              : t("people.years", { count: line.age }),
            line.ageAt === "unknown" ? null : t(`people.age-at.${line.ageAt}`),
            ...line.nationalities.map(labels.country),
          )}
        </li>
      ))}
    </ul>
  );
}

/** Defendants with how they stand. */
export function Defendants({ judgment }: { judgment: Judgment }) {
  const { t } = useText("caselaw");
  const labels = useLabels();
  return (
    <ul className={styles.plain}>
      {judgment.defendants.map((one, at) => (
        <li key={one.key}>
          <bdi data-nosnippet>{one.name ?? t("read.defendant-number", { number: at + 1 })}</bdi>{" "}
          <span style={{ color: "var(--p-quiet)" }}>
            {joined(
              one.kind === "person" ? labels.of("sex", one.sex) : t(`defendant.kind.${one.kind}`),
              one.juvenile ? t("defendant.juvenile") : null,
              one.standing === "unknown" ? null : t(`defendant.standing.${one.standing}`),
              ...one.nationalities.map(labels.country),
            )}
          </span>
        </li>
      ))}
    </ul>
  );
}
