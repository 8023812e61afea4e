import { Button, Group, Stack, Text, Title } from "@mantine/core";
import { useNavigate, useParams } from "@tanstack/react-router";
import { call } from "../../../web/api/call.ts";
import { asProblem } from "../../../web/api/problem.ts";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { problemText } from "../../../web/components/problem-text.ts";
import { saveMade } from "../../../web/components/save-made.ts";
import { useToast } from "../../../web/components/use-toast.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getInstrument } from "../instruments/get-instrument.ts";
import type { InstrumentKept } from "../instruments/instrument-rows.ts";
import { toldIn } from "../words/instrument.ts";
import type { exportInstrument } from "../xlsform/export-instrument.ts";
import { languageName } from "./language-name.ts";
import { Questions } from "./questions.tsx";
import { SourceText } from "./source-text.tsx";
import { TryIt } from "./try-it.tsx";

/** One version of an instrument: its questions with their sources; a draft can be changed, tried and published. */
export function Page() {
  const { t, lang } = useText("screening");
  const { number, list } = useFormat();
  const { id = "", version = "" } = useParams({ strict: false }) as { id?: string; version?: string };
  const asked = useQuestion<typeof getInstrument>("screening.get-instrument", {
    id,
    version: Number(version),
  });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const kept = asked.data;
  const { instrument } = kept;
  return (
    <Stack gap="lg">
      <PageTitle
        title={toldIn(instrument.title, lang).text}
        about={instrument.about === undefined ? undefined : toldIn(instrument.about, lang).text}
        code={`${instrument.id} ${instrument.version}`}
        more={<Verbs kept={kept} />}
      />
      <Facts
        items={[
          { label: t("instruments.state"), value: t(`instrument-state.${kept.state}`) },
          {
            label: t("instruments.audience"),
            value: joined(t(`audience.${instrument.audience}`), t(`use.${instrument.use}`)),
          },
          { label: t("instruments.minutes"), value: number(instrument.minutes) },
          {
            label: t("instruments.languages"),
            value: list(instrument.languages.map((one) => languageName(one, lang))),
          },
          { label: t("instruments.source"), value: <SourceText source={instrument.source} /> },
        ]}
      />
      <Text>{t(instrument.profile === undefined ? "instruments.unweighed" : "instruments.weighed")}</Text>
      <Problems kept={kept} />
      {instrument.leaflet === undefined ? null : (
        <section>
          <Title order={2} size="h3">
            {t("instruments.leaflet")}
          </Title>
          <Text dir="auto" maw="70ch">
            {toldIn(instrument.leaflet, lang).text}
          </Text>
        </section>
      )}
      <TryIt instrument={instrument} />
      <Questions kept={kept} />
    </Stack>
  );
}

function Problems({ kept }: { kept: InstrumentKept }) {
  const { t } = useText("screening");
  if (kept.problems.length === 0) return null;
  return (
    <section>
      <Title order={2} size="h3">
        {t("instruments.problems")}
      </Title>
      <Facts
        items={kept.problems.map(({ problem, place, value }) => ({
          label: t(`instrument-problem.${problem}`),
          value: <bdi>{place === value ? place : joined(place, value)}</bdi>,
        }))}
      />
    </section>
  );
}

function Verbs({ kept }: { kept: InstrumentKept }) {
  const { t } = useText("screening");
  const session = useSession();
  const navigate = useNavigate();
  const toast = useToast();
  const { id, version } = kept.instrument;
  async function save(): Promise<void> {
    try {
      await saveMade(
        await call<typeof exportInstrument>("screening.export-instrument", { id, version }),
        "xlsx",
      );
    } catch (thrown) {
      toast(problemText(t, asProblem(thrown)));
    }
  }
  const changes = ["screening.list-all-instruments", "screening.get-instrument"];
  return (
    <Group>
      <Button variant="default" onClick={() => void save()}>
        {t("instruments.export")}
      </Button>
      {holds(session, "screening.edit-instrument") && kept.state !== "draft" ? (
        <ActionButton
          action="screening.keep-instrument"
          label={t("instruments.begin")}
          about={t("instruments.begin-about")}
          variant="default"
          input={() => ({ instrument: kept.instrument, begin: true })}
          changes={changes}
          onDone={(output) => {
            const made = (output as InstrumentKept).instrument;
            void navigate({ to: `/app/screening/instrument/${made.id}/${made.version}` });
          }}
        />
      ) : null}
      {(["publish-instrument", "withdraw-instrument", "discard-instrument"] as const)
        .filter((verb) => kept.may.includes(verb))
        .map((verb) => (
          <ActionButton
            key={verb}
            action={`screening.${verb}`}
            label={t(`${verb}.label`)}
            about={t(`${verb}.about`)}
            input={() => ({ id, version })}
            changes={changes}
            variant={verb === "publish-instrument" ? "filled" : "default"}
            danger={verb === "discard-instrument"}
            onDone={() => {
              if (verb === "discard-instrument") void navigate({ to: "/app/screening/instruments" });
            }}
          />
        ))}
    </Group>
  );
}
