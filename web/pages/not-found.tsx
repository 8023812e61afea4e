import { EmptyState } from "../components/empty-state.tsx";
import { Link } from "../components/link.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { useText } from "../i18n/use-text.ts";

/** Not there, or not for this reader: the same page. */
export function NotFoundPage() {
  const { t } = useText();
  return (
    <>
      <PageTitle title={t("not-found.title")} />
      <EmptyState
        title={t("not-found.what")}
        why={t("not-found.why")}
        action={<Link to="/app">{t("not-found.home")}</Link>}
      />
    </>
  );
}
