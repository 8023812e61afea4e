import { ActionIcon, Indicator, Menu, Text } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { isOver } from "#kernel/words";
import type { listNotices } from "../../kernel/access/break-glass.ts";
import type { listJobs } from "../../kernel/jobs/list-jobs.ts";
import { useAction } from "../api/use-action.ts";
import { useQuestion } from "../api/use-question.ts";
import { dossierAddress } from "../components/dossier-address.ts";
import { Icon } from "../components/icon.tsx";
import { jobName } from "../components/job-name.ts";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { noticeKind, noticePlace } from "./notice-kinds.ts";

/** What waits for the reader: notices and their running and recent jobs. Contents are never told here. */
export function Notices() {
  const { t } = useText();
  const { number } = useFormat();
  const notices = useQuestion<typeof listNotices>("access.list-notices", {}, { every: 60_000 });
  const jobs = useQuestion<typeof listJobs>("jobs.list-jobs", { limit: 5 }, { every: 20_000 });
  const running = jobs.data?.items.filter((job) => !isOver(job)).length ?? 0;
  const waiting = running + (notices.data?.unread ?? 0);
  const label = t("notice.label", { number: number(waiting) });
  return (
    <Menu position="bottom-end" width={320}>
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          size="lg"
          data-tour="bell"
          aria-label={label}
          title={label}
          style={{ overflow: "visible" }}
        >
          <Indicator disabled={waiting === 0} label={number(waiting)} size={16} color="var(--p-accent)">
            <Icon name="bell" />
          </Indicator>
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <NoticeItems items={notices.data?.items ?? []} />
        <JobItems items={jobs.data?.items ?? []} />
      </Menu.Dropdown>
    </Menu>
  );
}

type NoticeList = NonNullable<ReturnType<typeof useQuestion<typeof listNotices>>["data"]>["items"];
function dossierOf({ code, dossierKind }: NoticeList[number]): string | null {
  return code && dossierKind ? dossierAddress(dossierKind, code) : null;
}

type JobList = NonNullable<ReturnType<typeof useQuestion<typeof listJobs>>["data"]>["items"];

function NoticeItems({ items }: { items: NoticeList }) {
  const { t } = useText();
  const { ago } = useFormat();
  const navigate = useNavigate();
  const read = useAction("access.read-notices");
  const unread = items.filter((item) => !item.read);
  return (
    <>
      <Menu.Label>{t("notice.title")}</Menu.Label>
      {unread.length === 0 ? (
        <Text px="sm" pb="sm" size="sm" c="dimmed">
          {t("notice.none")}
        </Text>
      ) : null}
      {unread.slice(0, 5).map((item) => (
        <Menu.Item
          key={item.noticeId}
          onClick={() => navigate({ to: noticePlace(item.kind, dossierOf(item)) })}
        >
          <Text size="sm">{t(`notice.kind.${noticeKind(item.kind)}`)}</Text>
          <Text size="sm" c="dimmed">
            {joined(item.code, ago(item.at))}
          </Text>
        </Menu.Item>
      ))}
      {unread.length > 0 ? (
        <Menu.Item onClick={() => read.run({}).catch(() => undefined)}>{t("notice.read")}</Menu.Item>
      ) : null}
      <Menu.Item onClick={() => navigate({ to: "/app/notices" })}>{t("notice.all")}</Menu.Item>
      <Menu.Divider />
    </>
  );
}

function JobItems({ items }: { items: JobList }) {
  const { t } = useText();
  const { percent } = useFormat();
  const navigate = useNavigate();
  return (
    <>
      <Menu.Label>{t("notice.jobs")}</Menu.Label>
      {items.map((job) => (
        <Menu.Item key={job.jobId} onClick={() => navigate({ to: `/app/jobs/${job.jobId}` })}>
          <Text size="sm">{jobName(t, job.name)}</Text>
          <Text size="sm" c="dimmed">
            {job.state === "running" && job.total > 0
              ? percent(job.done / job.total)
              : t(`job.state.${job.state}`)}
          </Text>
        </Menu.Item>
      ))}
      <Menu.Item onClick={() => navigate({ to: "/app/jobs" })}>{t("notice.all-jobs")}</Menu.Item>
    </>
  );
}
