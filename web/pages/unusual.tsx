import { NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { OutputOf } from "#kernel/action";
import type { listUnusual } from "../../kernel/audit/unusual/list-unusual.ts";
import { useQuestion } from "../api/use-question.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./sessions.module.css";

type Report = OutputOf<typeof listUnusual>;
type Finding = Report["items"][number]["findings"][number];

const lengths = [1, 7, 28] as const;

/** Who read unlike colleagues or unlike themselves: figures for the auditor to ask about, with what they are compared with. */
export function Page() {
  const { t, lang } = useText("audit");
  const shell = useText();
  const { date, number } = useFormat();
  const [days, setDays] = useState(7);
  const report = useQuestion<typeof listUnusual>("audit.list-unusual", { days });
  const compared = report.data && {
    readers: number(report.data.readers),
    from: date(report.data.from),
    until: date(report.data.until),
  };
  return (
    <>
      <PageTitle title={t("nav.unusual")} about={t("unusual.about")} />
      <NativeSelect
        label={t("unusual.days")}
        value={String(days)}
        onChange={(event) => setDays(Number(event.currentTarget.value))}
        data={lengths.map((length) => ({ value: String(length), label: t(`unusual.day.${length}`) }))}
        maw={240}
        mb="md"
      />
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

function Rules({ thresholds }: { thresholds: Report["thresholds"] }) {
  const { t } = useText("audit");
  const { number } = useFormat();
  return (
    <details>
      <summary>{t("unusual.rules")}</summary>
      <ul>
        {thresholds.map(({ measure, floor, peerTimes, pastTimes }) => (
          <li key={measure}>
            {t(`unusual.measure.${measure}`, { value: number(floor) })}:{" "}
            {t("unusual.rule", {
              floor: number(floor),
              peer: number(peerTimes),
              past: number(pastTimes),
            })}
          </li>
        ))}
      </ul>
    </details>
  );
}
