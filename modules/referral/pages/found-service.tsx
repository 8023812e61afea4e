import { wordsIn } from "#kernel/words";
import { Link } from "../../../web/components/link.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Found } from "../search/find-services.ts";
import { languageName, type useAreas } from "./names.ts";
import { Reasons } from "./reasons.tsx";
import styles from "./referral.module.css";

type Props = { readonly found: Found; readonly areas: ReturnType<typeof useAreas> };

/** One service that a search found, with what speaks for it and what against. */
export function FoundService({ found, areas }: Props) {
  const { t } = useText("referral");
  const { lang } = areas;
  const { content } = found;
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
      <Reasons reasons={found.reasons} />
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
