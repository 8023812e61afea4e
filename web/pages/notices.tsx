import { Button, Group, Text, Title } from "@mantine/core";
import type { OutputOf } from "#kernel/action";
import { isOver } from "#kernel/words";
import type { listNotices, readNotices } from "../../kernel/access/break-glass.ts";
import type { listJobs } from "../../kernel/jobs/list-jobs.ts";
import { useAction } from "../api/use-action.ts";
import { useQuestion } from "../api/use-question.ts";
import { dossierAddress } from "../components/dossier-address.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { jobName } from "../components/job-name.ts";
import { Link } from "../components/link.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import { Waiting } from "../components/waiting.tsx";
import { joined } from "../i18n/joined.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { noticeKind, noticePlace } from "../shell/notice-kinds.ts";
import styles from "./notices.module.css";

type Notice = OutputOf<typeof listNotices>["items"][number];

/** What waits for the reader, read and unread, and the work that runs for them. Kinds and codes only. */
export function Page() {
  const { t } = useText("help");
  const asked = useQuestion<typeof listNotices>("access.list-notices", {}, { every: 30_000 });
  const { run, pending } = useAction<typeof readNotices>("access.read-notices");
  const items = asked.data?.items ?? [];
  return (
    <>
      <PageTitle
        title={t("notices.all")}
        about={t("notices.about")}
        more={
          items.some((item) => !item.read) ? (
            <Button variant="default" loading={pending} onClick={() => run({}).catch(() => undefined)}>
              {t("notice.read")}
            </Button>
          ) : null
        }
      />
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={4} /> : null}
      {asked.isSuccess && items.length === 0 ? (
        <EmptyState title={t("notice.none")} why={t("notices.none-why")} />
      ) : null}
      {items.length > 0 ? (
        <ul className={styles.notices}>
          {items.map((item) => (
            <NoticeLine
              key={item.noticeId}
              item={item}
              onRead={() => run({ noticeIds: [item.noticeId] }).catch(() => undefined)}
            />
          ))}
        </ul>
      ) : null}
      <Running />
    </>
  );
}

function NoticeLine({ item, onRead }: { item: Notice; onRead: () => void }) {
  const { t } = useText("help");
  const { ago } = useFormat();
  const what = t(`web:notice.kind.${noticeKind(item.kind)}`);
  const dossier = item.code && item.dossierKind ? dossierAddress(item.dossierKind, item.code) : null;
  return (
    <li className={styles.notice} data-read={item.read}>
      <div>
        <Link to={noticePlace(item.kind, dossier)} onClick={item.read ? () => {} : onRead}>
          {what}
        </Link>
        <Text c="dimmed" size="sm">
          {joined(item.code, ago(item.at), t(item.read ? "notices.read" : "notices.unread"))}
        </Text>
      </div>
      {item.read ? null : (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t("notices.read-one", { what })}
          onClick={onRead}
        >
          {t("notice.read")}
        </Button>
      )}
    </li>
  );
}

/** The reader's own long pieces of work that are not over. */
function Running() {
  const { t } = useText("help");
  const { percent } = useFormat();
  const jobs = useQuestion<typeof listJobs>("jobs.list-jobs", { limit: 20 }, { every: 5_000 });
  const running = (jobs.data?.items ?? []).filter((job) => !isOver(job));
  return (
    <section>
      <Title order={2} mt="xl" mb="sm">
        {t("notice.jobs")}
      </Title>
      <ul className={styles.notices}>
        {running.map((job) => (
          <li key={job.jobId} className={styles.notice}>
            <Link to={`/app/jobs/${job.jobId}`}>{jobName(t, job.name)}</Link>
            <Text c="dimmed" size="sm">
              {job.state === "running" && job.total > 0
                ? percent(job.done / job.total)
                : t(`job.state.${job.state}`)}
            </Text>
          </li>
        ))}
      </ul>
      <Group>
        <Link to="/app/jobs">{t("notice.all-jobs")}</Link>
      </Group>
    </section>
  );
}
