import { Stack, Text, Title } from "@mantine/core";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { listViews } from "../list-views.ts";
import { viewGroups } from "../views/view.ts";
import styles from "./views.module.css";

/** Every page of figures, by what it is about. */
export function Page() {
  const { t } = useText("statistics");
  const views = useQuestion<typeof listViews>("statistics.list-views", {});
  const itemsOf = (group: (typeof viewGroups)[number]) =>
    (views.data?.items ?? []).filter((view) => view.group === group);
  return (
    <Stack gap="lg">
      <PageTitle title={t("views.views")} about={t("views.about")} />
      {views.error ? <ProblemPanel problem={views.error} onRetry={() => views.refetch()} /> : null}
      {views.isPending ? <Waiting lines={8} /> : null}
      {views.data === undefined
        ? null
        : viewGroups
            .filter((group) => itemsOf(group).length > 0)
            .map((group) => (
              <section key={group}>
                <Title order={2} size="h4" c="dimmed">
                  {t(`views.group.${group}`)}
                </Title>
                <ul className={styles.list}>
                  {itemsOf(group).map((item) => (
                    <li key={item.to}>
                      <Link to={item.to}>{item.title}</Link>
                      {item.filled ? null : <span className={styles.empty}>{t("views.empty-views")}</span>}
                      <Text size="sm" c="dimmed">
                        {item.about}
                      </Text>
                    </li>
                  ))}
                </ul>
              </section>
            ))}
    </Stack>
  );
}
