import { wordsIn } from "#kernel/words";
import { Icon } from "../../../web/components/icon.tsx";
import { Link } from "../../../web/components/link.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Found } from "../search/find-services.ts";
import { languageName, type useAreas } from "./names.ts";
import styles from "./referral.module.css";

type Props = { readonly found: Found; readonly areas: ReturnType<typeof useAreas> };

/** One service that a search found, with what speaks for it and what against. */
export function FoundService({ found, areas }: Props) {
  const { t } = useText("referral");
  const { lang } = areas;
  const { content } = found;
  const reason = ({ code, values }: Found["reasons"][number]) =>
    t(`reason.${code}`, {
      ...values,
      ...(typeof values?.kind === "string" ? { kind: t(`kind.${values.kind}`) } : {}),
      ...(typeof values?.free === "number" ? { count: values.free } : {}),
      ...(typeof values?.days === "number" ? { count: values.days } : {}),
      ...(typeof values?.km === "number" ? { count: values.km } : {}),
    });
  const order = [...found.reasons].sort(
    (a, b) => Number(b.blocks) - Number(a.blocks) || Number(a.good) - Number(b.good),
  );
  return (
    <article className={styles.found} data-fits={found.fits}>
      <header>
        <h3>
          <Link to={`/app/referral/service/${found.serviceId}`}>
            <bdi>{wordsIn(content.name, lang)}</bdi>
          </Link>
        </h3>
        <p className={styles.quiet}>
          {joined(
            wordsIn(found.provider, lang),
            found.kinds.map((kind) => t(`kind.${kind}`)).join(t("comma")),
            found.areas.slice(0, 4).map(areas.nameOf).join(t("comma")),
            content.languages
              .slice(0, 6)
              .map((code) => languageName(code, lang))
              .join(t("comma")),
          )}
        </p>
      </header>
      <ul className={styles.reasons}>
        {order.map((one) => (
          <li
            key={one.code + String(one.values?.kind ?? "")}
            data-kind={one.good ? "good" : one.blocks ? "blocks" : "minds"}
          >
            <Icon name={one.good ? "check" : one.blocks ? "close" : "info"} size={14} />
            <span>{reason(one)}</span>
          </li>
        ))}
      </ul>
      {content.dutyPhone ? (
        <p>
          {t("field.dutyPhone")}:{" "}
          <a href={`tel:${content.dutyPhone.replace(/[^+\d]/g, "")}`}>
            <bdi dir="ltr">{content.dutyPhone}</bdi>
          </a>
        </p>
      ) : null}
      {content.conditions ? (
        <p className={styles.quiet}>
          <bdi>{wordsIn(content.conditions, lang)}</bdi>
        </p>
      ) : null}
    </article>
  );
}
