import { Group, Select, Stack } from "@mantine/core";
import { useEffect } from "react";
import type { OutputOf } from "#kernel/action";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Facts } from "../../../web/components/facts.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { useAddress } from "../../../web/components/use-address.ts";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { showGaps } from "../gaps/show-gaps.ts";
import { serviceKinds } from "../words/lists.ts";
import { profileCodes } from "../words/profile.ts";
import { GapCell } from "./gap-cell.tsx";
import { GapMap } from "./gap-map.tsx";
import { GapMatrix } from "./gap-matrix.tsx";
import { languageName, placeName } from "./names.ts";

export type Gaps = OutputOf<typeof showGaps>;
export type Count = NonNullable<Gaps["people"]>["asked"];

/** A protected number of people in words. */
export function useCount(): (count: Count) => string {
  const { t } = useText("referral");
  const { number } = useFormat();
  return (count) => (count === null ? t("gaps.hidden") : number(count));
}

/** Where nobody helps: place by kind, for a language and a group of people, and what became of referrals. */
export function Page() {
  const { t, lang } = useText("referral");
  const { number, dateTime } = useFormat();
  const [values, change] = useAddress();
  const count = useCount();
  const language = values.language;
  const group = profileCodes.find((code) => code === values.group);
  const asked = useQuestion<typeof showGaps>("referral.show-gaps", {
    ...(language === undefined ? {} : { language }),
    ...(group === undefined ? {} : { group }),
  });
  const gaps = asked.data;
  const { refetch } = asked;
  const counting = gaps?.counting ?? false;
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(() => void refetch(), 1500);
    return () => clearInterval(timer);
  }, [counting, refetch]);
  const kind = serviceKinds.find((one) => one === values.kind);
  return (
    <Stack gap="lg">
      <PageTitle
        title={t("gaps.title")}
        about={t("gaps.about")}
        more={
          <>
            <Link to="/app/referral/connectivity">{t("connectivity.title")}</Link>
            <Link to="/app/referral/delays">{t("delays.title")}</Link>
          </>
        }
      />
      <Group align="flex-end" gap="sm" data-print="no">
        <Select
          label={t("gaps.language")}
          clearable
          searchable
          w={200}
          placeholder={t("gaps.all")}
          data={(gaps?.languages ?? []).map((value) => ({ value, label: languageName(value, lang) }))}
          value={language ?? null}
          onChange={(next) => change({ language: next ?? undefined })}
        />
        <Select
          label={t("gaps.group")}
          clearable
          w={220}
          placeholder={t("gaps.everybody")}
          data={profileCodes.map((value) => ({ value, label: t(`group.${value}`) }))}
          value={group ?? null}
          onChange={(next) => change({ group: next ?? undefined })}
        />
      </Group>
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {asked.isPending ? <Waiting lines={10} /> : null}
      {gaps && gaps.services === 0 ? <EmptyState title={t("gaps.empty")} why={t("gaps.empty-why")} /> : null}
      {gaps && gaps.services > 0 ? (
        <>
          <Facts
            items={[
              { label: t("gaps.services"), value: number(gaps.services) },
              { label: t("gaps.stale"), value: number(gaps.stale) },
              ...(gaps.people === null
                ? [
                    {
                      label: t("gaps.people"),
                      value: t(gaps.counting ? "gaps.people-counting" : "gaps.people-none"),
                    },
                  ]
                : (["asked", "refused", "unanswered", "waiting"] as const).map((what) => ({
                    label: t(`gaps.${what}`),
                    value: gaps.people === null ? "" : count(gaps.people[what]),
                  }))),
              ...(gaps.countedAt === null
                ? []
                : [{ label: t("gaps.counted-at"), value: dateTime(gaps.countedAt) }]),
            ]}
          />
          <GapMatrix
            gaps={gaps}
            chosen={values.area === undefined || kind === undefined ? null : { area: values.area, kind }}
            onOpen={(next) => change(next)}
          />
          {values.area !== undefined && kind !== undefined ? (
            <GapCell
              area={values.area}
              kind={kind}
              place={placeName(values.area, gaps.areas.find(({ code }) => code === values.area)?.name, lang)}
              cell={
                gaps.cells[gaps.areas.findIndex(({ code }) => code === values.area)]?.[
                  gaps.kinds.indexOf(kind)
                ] ?? null
              }
            />
          ) : null}
          <GapMap gaps={gaps} />
        </>
      ) : null}
    </Stack>
  );
}
