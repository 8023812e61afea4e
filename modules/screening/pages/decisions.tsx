import { Stack, Text } from "@mantine/core";
import { Facts } from "../../../web/components/facts.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Screening } from "../screening.ts";
import classes from "./screening.module.css";

const long = { whiteSpace: "pre-wrap", maxInlineSize: "70ch" } as const;

/** Decisions with their reasons and appeals, the newest first. */
export function Decisions({ found }: { found: Screening }) {
  const { t } = useText("screening");
  const { dateTime } = useFormat();
  if (found.decisions.length === 0) return <Text c="dimmed">{t("decision.none")}</Text>;
  return (
    <Stack gap="md">
      {found.decisions.map((one) => (
        <section key={one.decisionId} className={classes.element}>
          <Text fw={600}>{t(`decision.${one.decision}`)}</Text>
          <Text size="sm" c="dimmed">
            {joined(one.by ?? "", dateTime(one.at))}
          </Text>
          <Text component="p" dir="auto" style={long} my="xs">
            {one.reasons}
          </Text>
          {one.appealBy !== null && one.appeal === null ? (
            <Text size="sm">
              {t("decision.appeal-by")}
              {": "}
              {dateTime(one.appealBy)}
            </Text>
          ) : null}
          {one.appeal === null ? null : (
            <Facts
              items={[
                { label: t("appeal.title"), value: t(`appeal.${one.appeal.state}`) },
                { label: t("appeal.grounds"), value: <bdi>{one.appeal.grounds}</bdi> },
                ...(one.appeal.answer === null
                  ? []
                  : [{ label: t("appeal.answer"), value: <bdi>{one.appeal.answer}</bdi> }]),
              ]}
            />
          )}
        </section>
      ))}
    </Stack>
  );
}

/** The guardian's decision and the child's view, each by itself. */
export function Voices({ found }: { found: Screening }) {
  const { t } = useText("screening");
  const { dateTime } = useFormat();
  if (found.voices.length === 0) return <Text c="dimmed">{t("screening.no-voices")}</Text>;
  return (
    <Facts
      items={found.voices.map((one) => ({
        label: t(`voice.${one.of}`),
        value: (
          <>
            {joined(t(`says.${one.says}`), one.by ?? "", dateTime(one.at))}
            {one.note === null ? null : (
              <Text size="sm" dir="auto">
                {one.note}
              </Text>
            )}
          </>
        ),
      }))}
    />
  );
}
