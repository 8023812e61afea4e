import { Anchor, Badge, Stack, Table, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { textIn } from "#kernel/words";
import { Link } from "../../../web/components/link.tsx";
import { PartialDateText } from "../../../web/components/partial-date.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { DigestCase, DigestSection } from "../digest/edition-words.ts";
import styles from "./judgment.module.css";
import { useLabels } from "./labels.ts";
import { Words } from "./text-block.tsx";

/** A case of a digest or an edition; `mark` where the digest is one that still changes. */
type Case = DigestCase & { readonly mark?: "same" | "revised" };

/** What stands under one issue: the note, counts, and an extract a case. */
export function IssueSection({
  section,
  cases,
  verbs,
}: {
  section: DigestSection;
  cases: ReadonlyMap<string, Case>;
  verbs?: ReactNode;
}) {
  const { t } = useText("caselaw");
  const { number } = useFormat();
  const labels = useLabels();
  return (
    <section>
      <Title order={2} size="h3" mb={6}>
        {labels.of("evidential-issue", section.issue)}
      </Title>
      {section.note ? (
        <div className={styles.text} dir="auto">
          <Words words={section.note} />
        </div>
      ) : null}
      {verbs}
      {section.counts.length === 0 ? (
        <Text c="dimmed">{t("digest.no-case")}</Text>
      ) : (
        <Table w="auto" my="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("field.jurisdiction")}</Table.Th>
              <Table.Th>{t("digest.outcome")}</Table.Th>
              <Table.Th>{t("digest.cases")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {section.counts.map(({ jurisdiction, outcome, cases: count }) => (
              <Table.Tr key={`${jurisdiction}-${outcome}`}>
                <Table.Td>{labels.country(jurisdiction)}</Table.Td>
                <Table.Td>{t(`outcome.${outcome}`)}</Table.Td>
                <Table.Td>{number(count)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Stack gap="md">
        {section.extracts.map(({ code, extract, place }, at) => (
          <ExtractOf
            key={`${code}-${String(at)}`}
            found={cases.get(code)}
            code={code}
            extract={extract}
            place={place}
          />
        ))}
      </Stack>
    </section>
  );
}

function ExtractOf({
  found,
  code,
  extract,
  place,
}: {
  found: Case | undefined;
  code: string;
  extract: DigestSection["extracts"][number]["extract"];
  place: string | null;
}) {
  const { t, lang } = useText("caselaw");
  const labels = useLabels();
  // An extract that there is only in another language says in which.
  const shown = extract === null ? lang : textIn(extract, lang).lang;
  return (
    <div>
      {extract === null ? (
        <Text c="dimmed">{t("digest.no-extract")}</Text>
      ) : (
        <>
          {shown === lang ? null : (
            <Text size="sm" c="dimmed">
              {labels.language(shown)}
            </Text>
          )}
          <blockquote className={styles.quote} dir="auto">
            <Words words={extract} />
          </blockquote>
        </>
      )}
      <Text size="sm" mt={4}>
        <Anchor component={Link} inherit underline="always" to={`/app/caselaw/judgment/${code}`}>
          {found ? <Words words={found.title} /> : <bdi>{code}</bdi>}
        </Anchor>{" "}
        {place ? <bdi style={{ color: "var(--p-quiet)" }}>{place}</bdi> : null}{" "}
        {found?.mark === "revised" ? (
          <Badge
            size="sm"
            variant="light"
            tt="none"
            color="yellow"
            styles={{ root: { color: "var(--p-attention)" } }}
          >
            {t("digest.revised")}
          </Badge>
        ) : null}
      </Text>
    </div>
  );
}

/** The list of cases. */
export function References({ cases }: { cases: readonly Case[] }) {
  const { t } = useText("caselaw");
  const labels = useLabels();
  return (
    <ol className={styles.plain}>
      {cases.map((one) => (
        <li key={one.code}>
          <Anchor component={Link} inherit underline="always" to={`/app/caselaw/judgment/${one.code}`}>
            <Words words={one.title} />
          </Anchor>
          {" · "}
          <Words words={one.court} />
          {" · "}
          <bdi>{labels.country(one.jurisdiction)}</bdi>
          {one.decided === null ? null : (
            <>
              {" · "}
              <PartialDateText date={{ text: one.decided }} />
            </>
          )}
          {" · "}
          <bdi>
            {joined(
              ...one.identifiers.map(({ value }) => value),
              one.code,
              one.finality === "not-final" ? t("finality.not-final") : null,
            )}
          </bdi>
        </li>
      ))}
    </ol>
  );
}
