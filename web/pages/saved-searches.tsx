import { Badge, Button, Group } from "@mantine/core";
import { useState } from "react";
import type { SavedSearch } from "#kernel/words";
import type { listSearches, openSearch } from "../../kernel/text-search/saved/searches.ts";
import { useAction } from "../api/use-action.ts";
import { useQuestion } from "../api/use-question.ts";
import { EmptyState } from "../components/empty-state.tsx";
import { Link } from "../components/link.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { ProblemPanel } from "../components/problem-panel.tsx";
import styles from "../components/record-lines.module.css";
import { DropSearchDialog, SaveSearchDialog } from "../components/search/save-search-dialog.tsx";
import { writeSearchState } from "../components/search/search-state.ts";
import { Waiting } from "../components/waiting.tsx";
import { joined } from "../i18n/joined.ts";
import { useText } from "../i18n/use-text.ts";

/** All of one's saved searches over published texts. */
export function Page() {
  const { t } = useText("text-search");
  const asked = useQuestion<typeof listSearches>("text-search.list-searches", {});
  const [changing, setChanging] = useState<SavedSearch | null>(null);
  const [dropping, setDropping] = useState<SavedSearch | null>(null);
  return (
    <>
      <PageTitle title={t("page.title")} about={t("page.about")} />
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting /> : null}
      {asked.data?.items.length === 0 ? <EmptyState title={t("page.none")} why={t("page.none-why")} /> : null}
      <ul className={styles.list}>
        {asked.data?.items.map((one) => (
          <li key={one.searchId} className={styles.line}>
            <SearchLine search={one} />
            <Group gap="xs">
              <Button size="compact-sm" variant="default" onClick={() => setChanging(one)}>
                {t("saved.change", { name: one.name })}
              </Button>
              <Button size="compact-sm" variant="default" onClick={() => setDropping(one)}>
                {t("saved.delete", { name: one.name })}
              </Button>
            </Group>
          </li>
        ))}
      </ul>
      {changing ? (
        <SaveSearchDialog search={changing} shown={null} onClose={() => setChanging(null)} />
      ) : null}
      {dropping ? <DropSearchDialog search={dropping} onClose={() => setDropping(null)} /> : null}
    </>
  );
}

function SearchLine({ search }: { search: SavedSearch }) {
  const { t } = useText("text-search");
  const look = useAction<typeof openSearch>("text-search.open-search");
  const { query, filters, alert } = search;
  const chosen = Object.values(filters).flat();
  const words = joined(query === "" ? null : query, chosen.length === 0 ? null : chosen.join(", "));
  return (
    <div>
      <Link
        to={addressOf(search)}
        onClick={() => void look.run({ searchId: search.searchId }).catch(() => {})}
      >
        <bdi>{search.name}</bdi>
      </Link>{" "}
      {search.waits ? <Badge size="sm">{t("saved.news")}</Badge> : null}
      <div className={styles.quiet}>
        <bdi>{words === "" ? t("page.everything") : words}</bdi>
      </div>
      <div className={styles.quiet}>
        {t("saved.alert")}
        {": "}
        {t(alert === "none" ? "saved.none-alert" : `saved.${alert}`)}
      </div>
    </div>
  );
}

function addressOf({ place, query, filters, alert }: SavedSearch): string {
  const values = writeSearchState(
    { query, filters, sort: alert === "none" ? "relevance" : "newest" },
    Object.keys(filters),
  );
  const written = Object.entries(values).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]],
  );
  return `${place}?${new URLSearchParams(written)}`;
}
