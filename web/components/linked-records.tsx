import { Group, Text } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Compartment } from "#kernel/words";
import type { Link as RecordLink } from "../../kernel/link/link.ts";
import type { ListLinks } from "../../kernel/link/list-links.ts";
import { useQuestion } from "../api/use-question.ts";
import { doors } from "../doors.ts";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { ActionButton } from "./action-button.tsx";
import { dossierAddress } from "./dossier-address.ts";
import { EmptyState } from "./empty-state.tsx";
import { Link } from "./link.tsx";
import { firstPart, partField } from "./part-field.ts";
import { ProblemPanel } from "./problem-panel.tsx";
import { RecordLine } from "./record-line.tsx";
import styles from "./record-lines.module.css";
import { Waiting } from "./waiting.tsx";

/** Records linked with a dossier, as far as both ends are open to the reader. */
export function LinkedRecords({ dossierId }: { dossierId: string }) {
  const { t } = useText("link");
  const asked = useQuestion<ListLinks>("link.list-links", { dossierId });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={3} />;
  const { items, writable, kinds } = asked.data;
  const make =
    writable.length > 0 ? <MakeLink dossierId={dossierId} writable={writable} kinds={kinds} /> : null;
  if (items.length === 0) return <EmptyState title={t("none")} why={t("none-why")} action={make} />;
  return (
    <>
      <Group justify="flex-end" data-print="no">
        {make}
      </Group>
      <ul className={styles.list}>
        {items.map((link) => (
          <LinkLine key={link.linkId} dossierId={dossierId} link={link} />
        ))}
      </ul>
    </>
  );
}

/** Kinds of links in the words of whichever module declares them. */
function useKindName(): (kind: string) => string {
  const { t } = useTranslation(doors.map((door) => door.name));
  return (kind) => {
    const [module = "", name = ""] = kind.split(".");
    return (t as unknown as Say)(`${module}:link-kind.${name}`, { defaultValue: name.replaceAll("-", " ") });
  };
}
type Say = (key: string, options: { defaultValue: string }) => string;

function MakeLink({
  dossierId,
  writable,
  kinds,
}: {
  dossierId: string;
  writable: readonly Compartment[];
  kinds: readonly string[];
}) {
  const { t } = useText("link");
  const nameOf = useKindName();
  return (
    <ActionButton
      action="link.make-link"
      label={t("make-link.label")}
      about={t("make-link.about")}
      icon="plus"
      variant="default"
      fields={[
        { name: "toCode", label: t("to"), kind: "text", required: true, maxLength: 20 },
        {
          name: "kind",
          label: t("kind"),
          kind: "choice",
          required: true,
          options: kinds.map((value) => ({ value, label: nameOf(value) })),
        },
        reasonField(t),
        partField(t, writable),
      ]}
      initial={{ ...firstPart(writable), kind: kinds[0] }}
      input={(values) => ({ ...values, dossierId, linkId: crypto.randomUUID() })}
      done={t("make-link.done")}
    />
  );
}

function reasonField(t: TFunction) {
  return { name: "reason", label: t("reason"), kind: "text", required: true, maxLength: 1000 } as const;
}

function LinkLine({ dossierId, link }: { dossierId: string; link: RecordLink }) {
  const { t } = useText("link");
  const { dateTime } = useFormat();
  const nameOf = useKindName();
  const { linkId, other, ended, may } = link;
  const ids = { linkId, dossierId };
  const address = dossierAddress(other.kind, other.code);
  return (
    <RecordLine
      compartment={link.compartment}
      quiet={[
        joined(link.reason, t("made", { name: link.madeBy.name, at: dateTime(link.madeAt) })),
        ended
          ? t("ended", { name: ended.by.name, at: dateTime(ended.at), reason: ended.reason ?? "" })
          : null,
      ]}
      actions={
        <>
          {may.includes("end-link") ? (
            <ActionButton
              action="link.end-link"
              label={t("end-link.label")}
              about={t("end-link.about")}
              variant="subtle"
              size="compact-sm"
              fields={[reasonField(t)]}
              initial={ids}
              expects={link.version}
              done={t("end-link.done")}
              undo={() => ({ action: "link.restore-link", input: ids })}
            />
          ) : null}
          {may.includes("restore-link") ? (
            <ActionButton
              action="link.restore-link"
              label={t("restore-link.label")}
              variant="subtle"
              size="compact-sm"
              initial={ids}
              done={t("restore-link.done")}
            />
          ) : null}
        </>
      }
    >
      <Text component="span" fw={600} className={ended ? (styles.over ?? "") : ""}>
        {nameOf(link.kind)}
        {": "}
        {address === null ? <bdi>{other.code}</bdi> : <Link to={address}>{other.code}</Link>}
      </Text>
    </RecordLine>
  );
}
