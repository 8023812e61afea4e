import { Badge, Button, Group, Stack, Switch, Text } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import type { InputOf } from "#kernel/action";
import { call } from "../../../web/api/call.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { useAddress } from "../../../web/components/use-address.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CountryProfile } from "../country/country.ts";
import type { exportCountry } from "../country/export-country.ts";
import type { showCountry } from "../country/show-country.ts";
import { choiceOf } from "./country-ask.ts";
import { CountryChoice } from "./country-choice.tsx";
import { CountrySection, type SavePanel, TreatyStatus, Years } from "./country-parts.tsx";

/** A country on one page; without one, the choice of it. */
export function Page() {
  const { code } = useParams({ strict: false }) as { code?: string };
  const { t } = useText("statistics");
  const navigate = useNavigate();
  const choose = (next: string) => void navigate({ to: `/app/statistics/country/${next}` });
  if (code === undefined)
    return (
      <Stack gap="lg">
        <PageTitle title={t("nav.country")} about={t("country.page-about")} />
        <CountryChoice value={null} onChange={choose} />
        <EmptyState title={t("country.choose-title")} why={t("country.choose-why")} />
      </Stack>
    );
  return <Country key={code} code={code} onChoose={choose} />;
}

type Ask = InputOf<typeof showCountry>;

function Country({ code, onChoose }: { code: string; onChoose: (code: string) => void }) {
  const { t } = useText("statistics");
  const [values, change] = useAddress();
  const ask: Ask = { country: code, ...choiceOf(values), rankings: values.rankings === "yes" };
  const answer = useQuestion<typeof showCountry>("statistics.show-country", ask);
  if (answer.error)
    return (
      <Stack gap="lg">
        <PageTitle title={t("nav.country")} />
        <CountryChoice value={null} onChange={onChoose} />
        <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} />
      </Stack>
    );
  if (answer.isPending) return <Waiting lines={8} />;
  return <Shown profile={answer.data} ask={ask} values={values} onChange={change} onChoose={onChoose} />;
}

type ShownProps = {
  profile: CountryProfile;
  ask: Ask;
  values: Readonly<Record<string, string>>;
  onChange: (next: Record<string, string | undefined>) => void;
  onChoose: (code: string) => void;
};

function Shown({ profile, ask, values, onChange, onChoose }: ShownProps) {
  const { t } = useText("statistics");
  const navigate = useNavigate();
  const { country } = profile;
  const save: SavePanel = async ({ panel, format, drawing }) => {
    const file = await call<typeof exportCountry>("statistics.export-country", {
      ...ask,
      ...(panel === undefined ? {} : { panel }),
      format: format === "svg" || format === "png" ? "picture" : format,
    });
    await saveMade(file, format, drawing);
  };
  return (
    <Stack gap="lg">
      <PageTitle
        title={profile.title}
        about={profile.about}
        more={<Files profile={profile} onSave={save} />}
      />
      <Group gap="sm" align="flex-end" data-print="no">
        <CountryChoice value={country.code} onChange={onChoose} />
        <Years years={profile.years} from={values.from} to={values.to} onChange={onChange} />
        <Button
          variant="default"
          onClick={() =>
            void navigate({ to: "/app/statistics/compare", search: { countries: country.code } as never })
          }
        >
          {t("country.compare-with")}
        </Button>
        {profile.rankings ? (
          <Switch
            label={t("country.show-rankings")}
            checked={ask.rankings === true}
            onChange={(event) => onChange({ rankings: event.currentTarget.checked ? "yes" : undefined })}
            pb={8}
          />
        ) : null}
      </Group>
      {country.demonstration ? (
        <Badge variant="light" style={{ alignSelf: "start" }}>
          {t("data.demonstration")}
        </Badge>
      ) : null}
      {profile.notes.map((note) => (
        <Text key={note} size="sm" c="dimmed" maw="70ch">
          {note}
        </Text>
      ))}
      <TreatyStatus treaties={profile.treaties} places={[country]} />
      {profile.sections.map((section) => (
        <CountrySection
          key={section.section}
          section={section}
          onSave={save}
          onDataSet={(panel, data) => onChange({ [`data.${panel}`]: data })}
        />
      ))}
    </Stack>
  );
}

function Files({ profile, onSave }: { profile: CountryProfile; onSave: SavePanel }) {
  const { t } = useText("statistics");
  const toast = useToast();
  async function copyLink(): Promise<void> {
    const address = new URL(location.href);
    for (const { panel, dataSet } of profile.sections.flatMap(({ panels }) => panels))
      if (dataSet !== null && !dataSet.ranking) address.searchParams.set(`data.${panel}`, dataSet.dataSetId);
    await navigator.clipboard.writeText(address.href);
    toast(t("views.copied"));
  }
  return (
    <Group gap="xs" data-print="no">
      <Button variant="default" size="compact-sm" onClick={copyLink}>
        {t("views.link")}
      </Button>
      <ExportMenu
        label={t("views.all")}
        formats={["pdf", "xlsx", "csv"]}
        onExport={(format) => onSave({ format })}
      />
    </Group>
  );
}
