import { Stack, Title } from "@mantine/core";
import { useState } from "react";
import { useQuestion } from "../../../web/api/use-question.ts";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { findServices } from "../search/find-services.ts";
import type { Wish } from "../words/wish.ts";
import { FoundService } from "./found-service.tsx";
import { useAreas } from "./names.ts";
import { type Draft, hourOf, WishForm } from "./wish-form.tsx";

const nearest = 5;
const first: Draft = {
  kinds: ["shelter"],
  sex: "unknown",
  family: false,
  disability: false,
  people: 1,
  when: "tonight",
};

/** Leaves out what was not said. */
function wishOf({ when, ...wish }: Draft): Wish {
  const at = hourOf(when);
  const said = Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined)) as Omit<
    Wish,
    "at"
  >;
  return at === undefined ? said : { ...said, at };
}

/** Services for a person: who fits, why, and what comes nearest where nobody does. */
export function Page() {
  const { t } = useText("referral");
  const areas = useAreas();
  const [draft, setDraft] = useState<Draft>(first);
  const [wish, setWish] = useState<Wish | null>(null);
  const asked = useQuestion<typeof findServices>("referral.find-services", wish ?? wishOf(first), {
    enabled: wish !== null,
  });
  const found = asked.data;
  const fitting = found?.items.filter(({ fits }) => fits) ?? [];
  const others = found?.items.filter(({ fits }) => !fits).slice(0, nearest) ?? [];
  return (
    <Stack gap="lg">
      <PageTitle title={t("find.title")} about={t("find.about")} />
      <WishForm draft={draft} areas={areas} onChange={setDraft} onSearch={(next) => setWish(wishOf(next))} />
      {asked.error ? <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} /> : null}
      {wish !== null && asked.isPending ? <Waiting lines={6} /> : null}
      {wish === null ? <EmptyState title={t("find.empty")} why={t("find.empty-why")} /> : null}
      {found ? (
        <Stack gap="md" aria-live="polite">
          {found.fitting === 0 ? (
            <Notice kind="attention" title={t("find.none")}>
              {t(others.length === 0 ? "find.none-near" : "find.none-but", { count: found.looked })}
            </Notice>
          ) : (
            <Title order={2} size="h3">
              {t("find.fitting", { count: found.fitting })}
            </Title>
          )}
          {fitting.map((one) => (
            <FoundService key={one.serviceId} found={one} areas={areas} />
          ))}
          {others.length > 0 ? (
            <Title order={2} size="h3">
              {t("find.nearest")}
            </Title>
          ) : null}
          {others.map((one) => (
            <FoundService key={one.serviceId} found={one} areas={areas} />
          ))}
        </Stack>
      ) : null}
    </Stack>
  );
}
