import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

/** What to do where there is nothing to show yet. */
export function NoData() {
  const { t } = useText("statistics");
  return (
    <EmptyState
      title={t("page.no-data-title")}
      why={t("page.no-data-why")}
      action={<Link to="/app/statistics/import">{t("page.import")}</Link>}
    />
  );
}
