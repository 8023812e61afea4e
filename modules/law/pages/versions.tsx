import { Title } from "@mantine/core";
import { Link } from "../../../web/components/link.tsx";
import { isolated } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";

type Line = { readonly version: number; readonly author: string; readonly writtenAt: string };

/** Earlier versions of a document of one's agency; nothing where there is one only. */
export function Versions({ versions, to }: { versions: readonly Line[]; to?: (version: number) => string }) {
  const { t, lang } = useText("law");
  const { date } = useFormat();
  if (versions.length < 2) return null;
  return (
    <section data-print="no">
      <Title order={2} size="h4">
        {t("record.versions")}
      </Title>
      <ul>
        {versions.map(({ version, author, writtenAt }) => {
          const line = t("record.version-of", {
            version,
            author: isolated(author, lang),
            date: isolated(date(writtenAt), lang),
          });
          return <li key={version}>{to === undefined ? line : <Link to={to(version)}>{line}</Link>}</li>;
        })}
      </ul>
    </section>
  );
}
