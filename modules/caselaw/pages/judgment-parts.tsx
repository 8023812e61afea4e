import { Anchor, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "../../../web/components/link.tsx";
import { PartialDateText } from "../../../web/components/partial-date.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { JudgmentRecord } from "../read/get-judgment.ts";
import type { Judgment } from "../words/index.ts";
import { Chips } from "./chips.tsx";
import styles from "./judgment.module.css";
import { useLabels } from "./labels.ts";
import { Words } from "./text-block.tsx";

/** A section of the record with its heading. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={2} size="h3" mb={6}>
        {title}
      </Title>
      {children}
    </section>
  );
}

/** Acts, means, purposes, forms, sectors as chips under their names. */
export function ElementChips({ judgment }: { judgment: Judgment }) {
  const { t } = useText("caselaw");
  const { elements, smuggling } = judgment;
  const rows = [
    { facet: "act", list: "act", codes: elements.acts },
    { facet: "means", list: "means", codes: elements.means },
    { facet: "purpose", list: "purpose", codes: elements.purposes },
    { facet: "form", list: "form", codes: elements.forms },
    { facet: "sector", list: "sector", codes: elements.sectors },
    {
      facet: "geography",
      list: "geography",
      codes: elements.geography === "unknown" ? [] : [elements.geography],
    },
    { facet: "conduct", list: "som-conduct", codes: smuggling?.conduct ?? [] },
    { facet: "aggravation", list: "som-aggravation", codes: smuggling?.aggravation ?? [] },
    { facet: "mode", list: "travel-mode", codes: smuggling?.modes ?? [] },
  ] as const;
  return (
    <Stack gap="xs">
      {rows.map(({ facet, list, codes }) =>
        codes.length === 0 ? null : (
          <div key={facet}>
            <Text size="sm" c="dimmed">
              {t(`facet.${facet}`)}
            </Text>
            <Chips list={list} codes={codes} facet={facet} />
          </div>
        ),
      )}
      {elements.organizedGroup === "yes" ? <Text size="sm">{t("read.organized-group")}</Text> : null}
      {smuggling && smuggling.benefit !== "unknown" ? (
        <Text size="sm">{t(`benefit.${smuggling.benefit}`)}</Text>
      ) : null}
    </Stack>
  );
}

/** The stages of the proceedings on one axis. */
export function HistoryLine({ history }: { history: Judgment["history"] }) {
  const labels = useLabels();
  return (
    <ol className={styles.line}>
      {history.map((stage, at) => (
        <li key={`${String(at)}-${stage.level}`}>
          <Text size="sm" c="dimmed">
            {stage.date ? <PartialDateText date={stage.date} /> : null}{" "}
            {labels.of("court-level", stage.level)}
          </Text>
          <Words words={stage.court} />
          {stage.reference ? (
            <>
              {" "}
              <bdi>({stage.reference})</bdi>
            </>
          ) : null}
          {stage.what ? (
            <div className={styles.text}>
              <Words words={stage.what} />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

/** What the court said of each evidential issue, with its place. */
export function Issues({ issues }: { issues: Judgment["evidentialIssues"] }) {
  const labels = useLabels();
  return (
    <Stack gap="md">
      {issues.map((one, at) => (
        <div key={`${one.issue}-${String(at)}`}>
          <Chips list="evidential-issue" codes={[one.issue]} facet="issue" />
          {one.extract ? (
            <blockquote
              className={styles.quote}
              dir="auto"
              aria-label={labels.of("evidential-issue", one.issue)}
            >
              <Words words={one.extract} />
            </blockquote>
          ) : null}
          {one.place ? (
            <Text size="sm" c="dimmed">
              <bdi>{one.place}</bdi>
            </Text>
          ) : null}
        </div>
      ))}
    </Stack>
  );
}

export function Sources({ sources }: { sources: Judgment["sources"] }) {
  return (
    <ul className={styles.plain}>
      {sources.map(({ title, publisher, link, licence }) => (
        <li key={`${title}-${link ?? ""}`}>
          {link === undefined ? (
            <bdi>{title}</bdi>
          ) : (
            <Anchor inherit underline="always" href={link} rel="noreferrer noopener" target="_blank">
              <bdi>{title}</bdi>
            </Anchor>
          )}
          {publisher || licence ? (
            <>
              {" "}
              <bdi style={{ color: "var(--p-quiet)" }}>{joined(publisher, licence)}</bdi>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Related and citing cases: those that are here lead there, others are named. */
export function Relations({ record }: { record: JudgmentRecord }) {
  const { t } = useText("caselaw");
  const elsewhere = record.judgment.relations.filter(({ citation }) => citation !== undefined);
  const list = (title: string, items: JudgmentRecord["related"]) =>
    items.length === 0 ? null : (
      <div>
        <Text size="sm" c="dimmed">
          {title}
        </Text>
        <ul className={styles.plain}>
          {items.map(({ code, kind, title: name, titleLang }) => (
            <li key={`${code}-${kind}`}>
              <Anchor component={Link} inherit underline="always" to={`/app/caselaw/judgment/${code}`}>
                <bdi lang={titleLang}>{name}</bdi>
              </Anchor>{" "}
              <span style={{ color: "var(--p-quiet)" }}>{t(`relation.${kind}`)}</span>
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <Stack gap="xs">
      {list(t("read.related-here"), record.related)}
      {list(t("read.citing"), record.citing)}
      {elsewhere.length === 0 ? null : (
        <ul className={styles.plain}>
          {elsewhere.map(({ kind, citation }) => (
            <li key={`${kind}-${citation ?? ""}`}>
              <bdi>{citation}</bdi> <span style={{ color: "var(--p-quiet)" }}>{t(`relation.${kind}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
