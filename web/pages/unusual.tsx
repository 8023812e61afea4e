import { Group, NativeSelect, TextInput } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import type { listUnusual } from "../../kernel/audit/unusual/list-unusual.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./sessions.module.css";
import { useAddress } from "./use-address.ts";

type Report = OutputOf<typeof listUnusual>;
type Finding = Report["items"][number]["findings"][number];
type Threshold = Report["thresholds"][number];

const lengths = [1, 7, 28] as const;

/** Who read unlike colleagues or unlike themselves: figures for the auditor to ask about, with what they are compared with. */
export function Page() {
  const { t, lang } = useText("audit");
  const shell = useText();
  const { date, number } = useFormat();
  const { values, change } = useAddress();
  const days = lengths.find((length) => String(length) === values.days) ?? 7;
  const until = dayOf(values.until);
  const report = useQuestion<typeof listUnusual>(
    "audit.list-unusual",
    {
      days,
      ...(until === null ? {} : { until: `${until}T23:59:59Z` }),
    },
    { staleTime: 300_000 },
  );
  const compared = report.data && {
    readers: number(report.data.readers),
    from: date(report.data.from),
    until: date(report.data.until),
  };
  return (
    <>
      <PageTitle title={t("nav.unusual")} about={t("unusual.about")} />
      <Group align="start" mb="md">
        <NativeSelect
          label={t("unusual.days")}
          value={String(days)}
          onChange={(event) => change({ days: event.currentTarget.value })}
          data={lengths.map((length) => ({ value: String(length), label: t(`unusual.day.${length}`) }))}
          w={240}
        />
        <TextInput
          type="date"
          label={t("unusual.until")}
          description={t("unusual.until-hint")}
          inputWrapperOrder={["label", "input", "description"]}
          value={until ?? ""}
          onChange={(event) => change({ until: event.currentTarget.value || undefined })}
          w={240}
        />
      </Group>
      {report.error ? <ProblemPanel problem={report.error} onRetry={() => report.refetch()} /> : null}
      {report.isPending ? <Waiting /> : null}
      {report.data?.items.length === 0 && compared ? (
        <EmptyState title={t("unusual.none")} why={t("unusual.none-why", compared)} />
      ) : null}
      {report.data && report.data.items.length > 0 && compared ? (
        <p>{t("unusual.compared", compared)}</p>
      ) : null}
      <ul className={styles.sessions}>
        {report.data?.items.map((item) => (
          <li key={item.accountId}>
            <div>
              <strong>
                <bdi>{item.name}</bdi>
              </strong>
              <div>
                {joined(
                  nameIn(item.agency, lang),
                  ...item.roles.map((role) => shell.t(`role.${role}`, { defaultValue: role })),
                )}
              </div>
              <ul>
                {item.findings.map((finding) => (
                  <FindingLine key={finding.measure} finding={finding} />
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ul>
      {report.data ? <Rules thresholds={report.data.thresholds} /> : null}
    </>
  );
}

/** A day of the address, when it is one. */
function dayOf(text: string | undefined): string | null {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
    ? text
    : null;
}

function FindingLine({ finding }: { finding: Finding }) {
  const { t } = useText("audit");
  const { number } = useFormat();
  const { measure, value, peers, past } = finding;
  const compared = [
    peers === null ? "" : t("unusual.peers", { value: number(peers) }),
    past === null ? "" : t("unusual.past", { value: number(past) }),
  ].filter((words) => words !== "");
  return (
    <li>
      {t(`unusual.measure.${measure}`, { value: number(value) })}
      {compared.length > 0 ? <div>{joined(...compared)}</div> : null}
    </li>
  );
}

function Rules({ thresholds }: { thresholds: readonly Threshold[] }) {
  const { t } = useText("audit");
  return (
    <details style={{ marginBlockStart: "1rem" }}>
      <summary>{t("unusual.rules")}</summary>
      <ul className={styles.sessions}>
        {thresholds.map((threshold) => (
          <Rule key={threshold.measure} threshold={threshold} />
        ))}
      </ul>
    </details>
  );
}

function Rule({ threshold }: { threshold: Threshold }) {
  const { t } = useText("audit");
  const { number } = useFormat();
  const { measure, floor, peerTimes, pastTimes } = threshold;
  return (
    <li>
      <div>
        <strong>{t(`unusual.name.${measure}`)}</strong>
        <div>
          {t("unusual.rule", { floor: number(floor), peer: number(peerTimes), past: number(pastTimes) })}
        </div>
      </div>
      <ActionButton
        action="audit.set-threshold"
        label={t("unusual.change")}
        about={t("unusual.change-about")}
        variant="default"
        fields={[
          { name: "floor", label: t("unusual.floor"), kind: "number", required: true },
          { name: "peerTimes", label: t("unusual.peer-times"), kind: "number", required: true },
          { name: "pastTimes", label: t("unusual.past-times"), kind: "number", required: true },
        ]}
        initial={{ floor, peerTimes, pastTimes }}
        input={(values) => ({ ...values, measure })}
        done={t("unusual.changed")}
        undo={() => ({ action: "audit.set-threshold", input: threshold })}
      />
    </li>
  );
}
