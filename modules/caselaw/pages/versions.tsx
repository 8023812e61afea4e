import { Group, Select, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { ScrollBox } from "../../../web/components/scroll-box.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { compareVersions } from "../edit/compare-versions.ts";
import type { getDraft } from "../edit/get-draft.ts";
import styles from "./judgment.module.css";

type Draft = OutputOf<typeof getDraft>;
type Pieces = OutputOf<typeof compareVersions>["fields"][number]["before"];

/** The versions of a judgment, and two of them side by side. */
export function Versions({ draft }: { draft: Draft }) {
  const { t } = useText("caselaw");
  const { dateTime } = useFormat();
  const newest = draft.versions[0]?.version ?? 1;
  const before = draft.versions.find(({ version }) => version < newest)?.version ?? newest;
  const [from, setFrom] = useState(String(draft.published?.version ?? before));
  const [to, setTo] = useState(String(newest));
  const options = draft.versions.map(({ version, author, writtenAt }) => ({
    value: String(version),
    label: t("draft.version-of", { version, author, date: dateTime(writtenAt) }),
  }));
  return (
    <Stack gap="md">
      <Group gap="md" align="flex-end">
        <Select
          label={t("draft.from")}
          data={options}
          value={from}
          onChange={(next) => next && setFrom(next)}
          w={320}
          maw="100%"
        />
        <Select
          label={t("draft.to")}
          data={options}
          value={to}
          onChange={(next) => next && setTo(next)}
          w={320}
          maw="100%"
        />
      </Group>
      <Compared code={draft.code} from={Number(from)} to={Number(to)} />
    </Stack>
  );
}

function Compared({ code, from, to }: { code: string; from: number; to: number }) {
  const { t } = useText("caselaw");
  const found = useQuestion<typeof compareVersions>("caselaw.compare-versions", { code, from, to });
  if (found.error) return <ProblemPanel problem={found.error} onRetry={() => found.refetch()} />;
  if (found.isPending) return <Waiting lines={4} />;
  if (found.data.fields.length === 0) return <Text c="dimmed">{t("draft.same")}</Text>;
  return (
    <ScrollBox label={t("draft.compared")}>
      <Table verticalSpacing="sm" style={{ tableLayout: "fixed", minInlineSize: "40rem" }}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="18%">{t("draft.field")}</Table.Th>
            <Table.Th>{t("draft.before", { version: from })}</Table.Th>
            <Table.Th>{t("draft.after", { version: to })}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {found.data.fields.map(({ field, before, after }) => (
            <Table.Tr key={field} style={{ verticalAlign: "top" }}>
              <Table.Th scope="row">{t(`field.${field}`)}</Table.Th>
              <Table.Td>
                <Marked pieces={before} />
              </Table.Td>
              <Table.Td>
                <Marked pieces={after} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollBox>
  );
}

function Marked({ pieces }: { pieces: Pieces }) {
  return (
    <div className={styles.words} dir="auto">
      {pieces.map(({ what, text }, at) => {
        const key = `${String(at)}-${what}`;
        if (what === "gone")
          return (
            <del key={key} className={styles.gone}>
              {text}
            </del>
          );
        if (what === "new")
          return (
            <ins key={key} className={styles.came}>
              {text}
            </ins>
          );
        return <span key={key}>{text}</span>;
      })}
    </div>
  );
}
