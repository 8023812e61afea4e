import { Button, Group, Select, Stack, Text } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { useAddress } from "../../../web/components/use-address.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showView } from "../show-view.ts";
import type { ViewAnswer, ViewAsk } from "../views/view.ts";
import { saveView } from "./export-view.ts";
import { NoData } from "./no-data.tsx";
import { Panel } from "./panel.tsx";
import styles from "./view.module.css";
import { addressOf, askOf } from "./view-address.ts";
import { ViewFilters } from "./view-filters.tsx";

/** Any page of figures: its panels, their data, filters and files. */
export function Page() {
  const { view = "" } = useParams({ strict: false }) as { view?: string };
  return <View key={view} view={view} />;
}

export function View({ view }: { view: string }) {
  const [values, change] = useAddress();
  const ask = askOf(view, values);
  const answer = useQuestion<typeof showView>("statistics.show-view", ask);
  if (answer.error) return <ProblemPanel problem={answer.error} onRetry={() => answer.refetch()} />;
  if (answer.isPending) return <Waiting lines={8} />;
  return <Shown answer={answer.data} ask={ask} onChange={change} />;
}

type ShownProps = {
  answer: ViewAnswer;
  ask: ViewAsk;
  onChange: (next: Record<string, string | undefined>) => void;
};

function Shown({ answer, ask, onChange }: ShownProps) {
  const { t } = useText("statistics");
  const filled = answer.panels.some(({ table }) => table !== null);
  const common = commonCaveats(answer);
  return (
    <Stack gap="lg">
      <PageTitle
        title={answer.title}
        about={answer.about}
        more={filled ? <PageFiles answer={answer} ask={ask} /> : null}
      />
      {answer.notes.map((note) => (
        <Text key={note} size="sm" c="dimmed" maw="70ch">
          {note}
        </Text>
      ))}
      {filled ? (
        <DataChoice answer={answer} value={ask.data.view} onChange={(data) => onChange({ data })} />
      ) : null}
      {filled || Object.keys(ask.filters).length > 0 ? (
        <ViewFilters variables={answer.filters} filters={ask.filters} onChange={onChange} />
      ) : null}
      {filled ? null : <Elsewhere places={answer.elsewhere} />}
      <div className={styles.panels}>
        {answer.panels.map((panel) => (
          <Panel
            key={panel.panel}
            panel={panel}
            onSave={(wanted) => saveView(ask, wanted)}
            common={common}
            onDataSet={(code) => onChange({ [`data.${panel.panel}`]: code })}
          />
        ))}
      </div>
      {common.length > 0 ? (
        <section className={styles.foot} aria-label={t("views.common")}>
          <Text fw={600}>{t("views.common")}</Text>
          <ul>
            {common.map((caveat) => (
              <li key={caveat}>{caveat}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {filled ? (
        <p className={styles.foot}>{t("views.elsewhere-more", { places: answer.elsewhere.join(" · ") })}</p>
      ) : null}
    </Stack>
  );
}

/** What is to be minded of every panel, when there are several. */
function commonCaveats({ panels }: ViewAnswer): string[] {
  const lists = panels.flatMap(({ table }) => (table === null ? [] : [table.caveats]));
  const [first = []] = lists;
  return lists.length < 2 ? [] : first.filter((caveat) => lists.every((list) => list.includes(caveat)));
}

/** One data set for all panels that it can fill. */
function DataChoice({
  answer,
  value,
  onChange,
}: {
  answer: ViewAnswer;
  value: string | undefined;
  onChange: (code: string | undefined) => void;
}) {
  const { t } = useText("statistics");
  const sets = new Map(answer.panels.flatMap(({ dataSets }) => dataSets.map((set) => [set.code, set.title])));
  if (sets.size < 2) return null;
  return (
    <Select
      label={t("page.data-set")}
      placeholder={t("views.each-its-own")}
      w={420}
      maw="100%"
      clearable
      data={[...sets].map(([code, title]) => ({ value: code, label: title }))}
      value={value ?? null}
      onChange={(code) => onChange(code ?? undefined)}
      data-print="no"
    />
  );
}

function PageFiles({ answer, ask }: { answer: ViewAnswer; ask: ViewAsk }) {
  const { t } = useText("statistics");
  const toast = useToast();
  async function copyLink(): Promise<void> {
    const pinned = Object.fromEntries(
      answer.panels.flatMap(({ panel, dataSet }) => (dataSet === null ? [] : [[panel, dataSet.dataSetId]])),
    );
    await navigator.clipboard.writeText(addressOf({ ...ask, data: pinned }));
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
        onExport={(format) => saveView(ask, { format })}
      />
    </Group>
  );
}

function Elsewhere({ places }: { places: readonly string[] }) {
  const { t } = useText("statistics");
  return (
    <Stack gap="sm">
      <NoData />
      <div>
        <Text>{t("views.elsewhere")}</Text>
        <ul>
          {places.map((place) => (
            <li key={place}>{place}</li>
          ))}
        </ul>
      </div>
    </Stack>
  );
}
