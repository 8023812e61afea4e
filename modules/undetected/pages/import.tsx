import { Stack, Text, Title } from "@mantine/core";
import { ExportButton } from "../../../web/components/export-button.tsx";
import { ImportPage } from "../../../web/components/import-page.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { csvText, saveFile } from "../../../web/components/save-file.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { useText } from "../../../web/i18n/use-text.ts";

const overlaps = [
  ["police", "shelters", "inspectorate", "sex", "age", "count"],
  ["1", "0", "0", "female", "adult", "120"],
  ["1", "1", "0", "female", "adult", "14"],
];
const population = [
  ["country", "year", "sex", "age", "people"],
  ["XV", "2025", "total", "total", "5400000"],
];

/** Brings in overlaps of lists, or how many people live in a country. */
export function Page() {
  const { t } = useText("undetected");
  const [{ what = "list-overlaps" }] = useAddress();
  const people = what === "population";
  const [heading = [], ...rows] = people ? population : overlaps;
  return (
    <Stack gap="lg">
      <PageTitle
        title={people ? t("population.title") : t("import.title")}
        about={people ? t("population.page-about") : t("import.page-about")}
        more={
          <ExportButton
            label={t("import.template")}
            onExport={() =>
              saveFile(`${people ? "population" : "list-overlaps"}-template.csv`, csvText(heading, rows))
            }
          />
        }
      />
      <ImportPage key={what} importer={people ? "residents" : "list-overlaps"} />
      <section>
        <Title order={2} size="h4">
          {t("import.layout-title")}
        </Title>
        <Text c="dimmed" size="sm" maw="75ch">
          {people ? t("population.layout") : t("import.layout")}
        </Text>
      </section>
      <Link to="/app/undetected/studies">{t("import.back")}</Link>
    </Stack>
  );
}
