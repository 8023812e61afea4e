import { List, Stack, Text, Title } from "@mantine/core";
import { ChartFrame, FigureTable } from "../../../web/components/chart-frame.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import { IntervalPlot } from "./interval-plot.tsx";
import type { Study } from "./study.tsx";

/** What speaks against a figure: warnings of the table, and how it moves with the threshold and with each list. */
export function Against({ study }: { study: Study }) {
  const { t } = useText("undetected");
  const { number, list, percent } = useFormat();
  const { check } = study;
  if (check === null) return null;
  const whole = (value: number | null) => (value === null ? null : number(Math.round(value)));
  const moved = [...check.leavingOut, ...check.merging];
  const linkage = check.linkage.map(({ kind, share, estimate }) => ({
    label: t(`check.linkage-${kind}`, { share: percent(share) }),
    estimate,
  }));
  const nameOf = (index: number, lists: readonly string[]) =>
    index < check.leavingOut.length
      ? t("check.without", { list: list(lists) })
      : t("check.merged", { lists: list(lists) });
  return (
    <Stack gap="lg">
      <section aria-labelledby="warnings">
        <Title order={3} id="warnings">
          {t("check.warnings")}
        </Title>
        {check.warnings.length === 0 ? (
          <Text>{t("check.no-warnings")}</Text>
        ) : (
          <List>
            {check.warnings.map(({ code, lists }) => (
              <List.Item key={`${code} ${lists.join()}`}>
                {t(`warning.${code}`)}
                {lists.length > 0 ? (
                  <>
                    {" "}
                    (<bdi>{list(lists)}</bdi>)
                  </>
                ) : null}
              </List.Item>
            ))}
          </List>
        )}
      </section>
      <ChartFrame
        title={t("check.moved")}
        source={study.source}
        height="auto"
        exportName="palermo-sensitivity"
        table={{
          columns: [
            { id: "change", label: t("check.change") },
            { id: "observed", label: t("study.people"), numeric: true },
            { id: "estimate", label: t("estimate.total"), numeric: true },
          ],
          rows: moved.map(({ lists, observed, estimate }, index) => ({
            change: nameOf(index, lists),
            observed: number(observed),
            estimate: whole(estimate),
          })),
        }}
      >
        <IntervalPlot
          observed={Math.min(
            study.partPeople,
            ...moved.filter(({ observed }) => observed > 0).map(({ observed }) => observed),
          )}
          rows={moved.map(({ lists, estimate, reason }, index) => ({
            label: nameOf(index, lists),
            estimate,
            why: reason === null ? "" : t(`reason.${reason}`),
          }))}
        />
      </ChartFrame>
      <ChartFrame
        title={t("check.linkage")}
        source={study.source}
        height="auto"
        exportName="palermo-linkage"
        caveats={[t("check.linkage-about")]}
        table={{
          columns: [
            { id: "change", label: t("check.change") },
            { id: "estimate", label: t("estimate.total"), numeric: true },
          ],
          rows: linkage.map(({ label, estimate }) => ({ change: label, estimate: whole(estimate) })),
        }}
      >
        <IntervalPlot
          observed={study.partPeople}
          rows={linkage.map((row) => ({ ...row, why: t("reason.no-estimate") }))}
        />
      </ChartFrame>
      <section>
        <Title order={3}>{t("check.thresholds")}</Title>
        <Text c="dimmed">{t("check.thresholds-about")}</Text>
        <FigureTable
          label={t("check.thresholds")}
          table={{
            columns: [
              { id: "threshold", label: t("estimate.threshold"), numeric: true },
              { id: "model", label: t("estimate.model") },
              { id: "estimate", label: t("estimate.total"), numeric: true },
            ],
            rows: check.thresholds.map(({ threshold, model, estimate }) => ({
              threshold: number(threshold),
              model,
              estimate: whole(estimate),
            })),
          }}
        />
      </section>
    </Stack>
  );
}
