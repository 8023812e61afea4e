import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import type { InputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { compareCountries } from "../country/compare-countries.ts";
import type { exportComparison } from "../country/export-country.ts";
import { choiceOf } from "./country-ask.ts";
import { CountriesChoice } from "./country-choice.tsx";
import { CountrySection, type SavePanel, TreatyStatus, Years } from "./country-parts.tsx";

type Ask = InputOf<typeof compareCountries>;

/** Up to four countries side by side; which ones stands in the address. */
export function Page() {
  const { t } = useText("statistics");
  const [values, change] = useAddress();
  const countries = (values.countries ?? "")
    .split(",")
    .filter((code) => /^[A-Za-z]{2,4}$/.test(code))
    .slice(0, 4);
  const ask: Ask = { countries, ...choiceOf(values) };
  const choice = (
    <CountriesChoice
      values={countries}
      onChange={(codes) => change({ countries: codes.length === 0 ? undefined : codes.join(",") })}
    />
  );
  if (countries.length > 0) return <Compared ask={ask} values={values} change={change} choice={choice} />;
  return (
    <Stack gap="lg">
      <PageTitle title={t("nav.compare")} about={t("country.compare-about")} />
      {choice}
      <EmptyState title={t("country.choose-title")} why={t("country.not-ranked")} />
    </Stack>
  );
}

type ComparedProps = {
  ask: Ask;
  values: Readonly<Record<string, string>>;
  change: (next: Record<string, string | undefined>) => void;
  choice: ReactNode;
};

function Compared({ ask, values, change, choice }: ComparedProps) {
  const { t } = useText("statistics");
  const answer = useQuestion<typeof compareCountries>("statistics.compare-countries", ask);
  const save: SavePanel = async ({ panel, format, drawing }) => {
    const file = await call<typeof exportComparison>("statistics.export-comparison", {
      ...ask,
      ...(panel === undefined ? {} : { panel }),
      format: format === "svg" || format === "png" ? "picture" : format,
    });
    await saveMade(file, format, drawing);
  };
  const { data } = answer;
  return (
    <Stack gap="lg">
      <PageTitle
        title={data?.title ?? t("nav.compare")}
        about={data?.about ?? t("country.compare-about")}
        more={
          <ExportMenu
            label={t("views.all")}
            formats={["pdf", "xlsx", "csv"]}
            onExport={(format) => save({ format })}
          />
        }
      />
      <Group gap="sm" align="flex-end" data-print="no">
        {choice}
        <Years years={data?.years ?? null} from={values.from} to={values.to} onChange={change} />
      </Group>
      {answer.error ? <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} /> : null}
      {answer.isPending ? <Waiting lines={8} /> : null}
      {data ? (
        <>
          <Group gap="md">
            {data.countries.map(({ code, label }) => (
              <Link key={code} to={`/app/statistics/country/${code}`}>
                {label}
              </Link>
            ))}
          </Group>
          {data.notes.map((note) => (
            <Text key={note} size="sm" c="dimmed" maw="70ch">
              {note}
            </Text>
          ))}
          <TreatyStatus treaties={data.treaties} places={data.countries} />
          {data.sections.map((section) => (
            <CountrySection
              key={section.section}
              section={section}
              onSave={save}
              onDataSet={(panel, code) => change({ [`data.${panel}`]: code })}
            />
          ))}
        </>
      ) : null}
    </Stack>
  );
}
