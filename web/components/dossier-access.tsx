import { Group, Text, Title } from "@mantine/core";
import type { Compartment } from "#kernel/words";
import type { listGrants } from "../../kernel/access/grants.ts";
import { useQuestion } from "../api/use-question.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import styles from "./dossier-page.module.css";
import { GiveGrantButton } from "./give-grant.tsx";
import { type GrantRow, type Holder, holdersOf } from "./grants.ts";
import { ProblemPanel } from "./problem-panel.tsx";
import { Waiting } from "./waiting.tsx";

/** Who has access to a dossier, to what, and until when; those who manage it give and end access here. */
export function DossierAccess({ dossierId }: { dossierId: string }) {
  const { t } = useText();
  const grants = useQuestion<typeof listGrants>("access.list-grants", { dossierId });
  const { items = [], mayGive = [] } = grants.data ?? {};
  return (
    <section aria-labelledby="dossier-access">
      <Title order={2} size="h3" id="dossier-access" mb="xs">
        {t("access.title")}
      </Title>
      {grants.error ? <ProblemPanel problem={grants.error} /> : null}
      {grants.isPending ? <Waiting lines={3} /> : null}
      <ul className={styles.list}>
        {holdersOf(items).map((holder) => (
          <HolderLine key={holder.key} holder={holder} mayEnd={mayGive} />
        ))}
      </ul>
      {mayGive.length > 0 ? (
        <div className={styles.give}>
          <GiveGrantButton dossierId={dossierId} compartments={mayGive} />
        </div>
      ) : null}
    </section>
  );
}

function HolderLine({ holder, mayEnd }: { holder: Holder; mayEnd: readonly Compartment[] }) {
  const { t, lang } = useText();
  const { list } = useFormat();
  const shown = holder.grants.filter((grant) => grant.until || mayEnd.includes(grant.compartment));
  const parts = holder.grants.map((grant) => t(`compartment.${grant.compartment}`));
  return (
    <li>
      <Text component="bdi" fw={600}>
        {nameIn(holder.name, lang)}
      </Text>
      <div className={styles.quiet}>
        <bdi>{nameIn(holder.agency, lang)}</bdi>
      </div>
      <div className={styles.quiet}>{`${t(`level.${holder.level}`)}: ${list([...new Set(parts)])}`}</div>
      {shown.length > 0 ? (
        <details className={styles.each}>
          <summary className={styles.quiet}>{t("access.each")}</summary>
          {shown.map((grant) => (
            <GrantFoot key={grant.grantId} grant={grant} ends={mayEnd.includes(grant.compartment)} />
          ))}
        </details>
      ) : null}
    </li>
  );
}

function GrantFoot({ grant, ends }: { grant: GrantRow; ends: boolean }) {
  const { t } = useText();
  const { dateTime } = useFormat();
  const part = t(`compartment.${grant.compartment}`);
  return (
    <Group gap="xs" justify="space-between">
      <span className={styles.quiet}>
        {grant.until ? t("access.until", { compartment: part, date: dateTime(grant.until) }) : part}
      </span>
      {ends ? (
        <ActionButton
          action="access.end-grant"
          label={t("access.end")}
          about={t("access.end-about", { compartment: part })}
          fields={[
            { name: "reason", label: t("access.reason"), kind: "text", required: true, maxLength: 500 },
          ]}
          initial={{ grantId: grant.grantId }}
          variant="subtle"
          size="compact-sm"
          done={t("access.ended")}
        />
      ) : null}
    </Group>
  );
}

/** The people who manage a part and can be asked to open it. */
export function Givers({ dossierId, compartment }: { dossierId: string; compartment: Compartment }) {
  const { t, lang } = useText();
  const grants = useQuestion<typeof listGrants>("access.list-grants", { dossierId });
  if (grants.isPending) return <Waiting lines={2} />;
  const managers = holdersOf((grants.data?.items ?? []).filter((row) => row.level === "manage"));
  const own = managers.filter((holder) => holder.grants.some((grant) => grant.compartment === compartment));
  const people = own.length > 0 ? own : managers;
  if (people.length === 0) return <Text>{t("access.ask-nobody")}</Text>;
  return (
    <div>
      <Text>{t("access.ask")}</Text>
      <ul>
        {people.map((holder) => (
          <li key={holder.key}>
            <bdi>{nameIn(holder.name, lang)}</bdi>
            {" · "}
            <bdi>{nameIn(holder.agency, lang)}</bdi>
          </li>
        ))}
      </ul>
    </div>
  );
}
