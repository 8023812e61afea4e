import { type Lang, type Words, wordsIn } from "#kernel/words";
import { Facts } from "../../../../web/components/facts.tsx";
import { Notice } from "../../../../web/components/notice.tsx";
import { joined } from "../../../../web/i18n/joined.ts";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { FoundKept } from "./find-kept.ts";
import { type Directory, isEntryStale, type KeptService } from "./kept-services.ts";
import styles from "./notes.module.css";

export function areaName(code: string, areas: Directory["areas"], lang: Lang): string {
  const known = areas[code];
  if (known) return wordsIn(known, lang);
  return code.length === 2 ? (new Intl.DisplayNames(lang, { type: "region" }).of(code) ?? code) : code;
}

export function languageName(code: string, lang: Lang): string {
  return new Intl.DisplayNames(lang, { type: "language" }).of(code) ?? code;
}

type Props = {
  readonly found: FoundKept;
  readonly areas: Directory["areas"];
  /** By the server's clock, as far as it is known. */
  readonly now: number;
};

/** One service as the device knows it, opened on a press: what it gives, to whom, when, and how it is reached. */
export function ServiceLine({ found: { service, misses }, areas, now }: Props) {
  const { t, lang } = useText("notes");
  const { t: told } = useText("referral");
  const { content, kinds } = service;
  const list = (values: readonly string[]) => values.join(told("comma"));
  const stale = isEntryStale(service, now);
  return (
    <li className={styles.service}>
      <details>
        <summary>
          <bdi>{wordsIn(content.name, lang)}</bdi>
          <span className={styles.where}>
            {joined(
              list(kinds.map((kind) => told(`kind.${kind}`))),
              list(service.areas.slice(0, 4).map((code) => areaName(code, areas, lang))),
            )}
          </span>
          {misses.length > 0 ? (
            <span className={styles.where} data-state="here">
              {list(misses.map((miss) => t(`directory.miss.${miss}`)))}
            </span>
          ) : null}
          {stale ? (
            <span className={styles.where} data-state="here">
              {t("directory.stale")}
            </span>
          ) : null}
        </summary>
        {service.state === "open" ? null : (
          <Notice kind="attention" title={told(`state.${service.state}`)}>
            <bdi>{service.stateReason}</bdi>
          </Notice>
        )}
        <ServiceFacts service={service} areas={areas} />
      </details>
      <Phone number={content.dutyPhone ?? content.phone} label={told("field.dutyPhone")} />
    </li>
  );
}

/** Works without network: the telephone is what is left. */
function Phone({ number, label }: { number: string | undefined; label: string }) {
  if (number === undefined) return null;
  return (
    <a
      className={styles.phone}
      href={`tel:${number.replace(/[^+\d]/g, "")}`}
      aria-label={`${label} ${number}`}
    >
      <bdi dir="ltr">{number}</bdi>
    </a>
  );
}

function ServiceFacts({ service, areas }: { service: KeptService; areas: Directory["areas"] }) {
  const { t, lang } = useText("notes");
  const { t: told } = useText("referral");
  const { date } = useFormat();
  const { content, verifiedAt } = service;
  const list = (values: readonly string[]) => values.join(told("comma"));
  const text = (words: Words) => <bdi>{wordsIn(words, lang)}</bdi>;
  const contacts = (["address", "phone", "email", "web"] as const).flatMap((name) => {
    const value = content[name];
    return value === undefined
      ? []
      : [{ label: told(`field.${name}`), value: <bdi key={name}>{value}</bdi> }];
  });
  return (
    <Facts
      items={[
        {
          label: told("field.areas"),
          value: <bdi>{list(service.areas.map((code) => areaName(code, areas, lang)))}</bdi>,
        },
        {
          label: told("field.languages"),
          value: joined(
            list(content.languages.map((code) => languageName(code, lang))),
            content.interpreter ? told("field.interpreter") : null,
          ),
        },
        { label: told("service.accepts"), value: acceptsText(content.accepts, told) },
        { label: told("field.hours"), value: hoursText(content.hours, told) },
        ...(service.secret
          ? [{ label: told("field.address"), value: told("service.address-secret") }]
          : contacts),
        ...(content.conditions ? [{ label: told("field.conditions"), value: text(content.conditions) }] : []),
        {
          label: told("services.verified"),
          value: verifiedAt === null ? t("directory.never") : date(verifiedAt),
        },
      ]}
    />
  );
}

type T = ReturnType<typeof useText>["t"];

function acceptsText(accepts: KeptService["content"]["accepts"], t: T): string {
  const { sexes, ageFrom, ageTo, families, disability, statuses } = accepts;
  return joined(
    sexes.length === 0 ? t("service.any-sex") : sexes.map((sex) => t(`sex.${sex}`)).join(t("comma")),
    t("service.ages", { from: ageFrom, to: ageTo }),
    families ? t("field.families") : null,
    disability ? t("field.disability") : null,
    statuses.length === 0 ? null : statuses.map((status) => t(`status.${status}`)).join(t("comma")),
  );
}

function hoursText({ always, spans }: KeptService["content"]["hours"], t: T): string {
  if (always) return t("service.always");
  return joined(
    ...spans.map(
      ({ days, from, to }) => `${days.map((day) => t(`day.${day}`)).join(t("comma"))} ${from}–${to}`,
    ),
  );
}
