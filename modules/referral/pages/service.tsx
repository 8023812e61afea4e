import { Group, Stack, Title } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { wordsIn } from "#kernel/words";
import { useQuestion } from "../../../web/api/use-question.ts";
import { Facts } from "../../../web/components/facts.tsx";
import { Notice } from "../../../web/components/notice.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { ProblemPanel } from "../../../web/components/problem-panel.tsx";
import { Waiting } from "../../../web/components/waiting.tsx";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { getService } from "../services/get-service.ts";
import type { Service } from "../words/service.ts";
import { languageName, useAreas } from "./names.ts";
import { SecretAddress } from "./secret-address.tsx";
import { ServiceVerbs } from "./service-verbs.tsx";

/** One service as the directory tells it. */
export function Page() {
  const { t } = useText("referral");
  const { id = "" } = useParams({ strict: false }) as { id?: string };
  const { date, ago, number } = useFormat();
  const areas = useAreas();
  const { lang } = areas;
  const asked = useQuestion<typeof getService>("referral.get-service", { serviceId: id });
  if (asked.error) return <ProblemPanel problem={asked.error} onRetry={() => asked.refetch()} />;
  if (asked.isPending) return <Waiting lines={8} />;
  const service = asked.data;
  const { content, capacity, free } = service;
  const stale =
    service.verifiedAt === null ||
    Date.now() - Date.parse(service.verifiedAt) > service.verifyEvery * 86_400_000;
  const list = (values: readonly string[]) => values.join(t("comma"));
  return (
    <Stack gap="lg">
      <PageTitle
        title={wordsIn(content.name, lang)}
        about={joined(wordsIn(service.provider, lang), t(`provider-kind.${service.providerKind}`))}
        code={service.code}
        action={<ServiceVerbs service={service} areas={areas} />}
      />
      {service.state === "open" ? null : (
        <Notice kind="attention" title={t(`state.${service.state}`)}>
          <bdi>{service.stateReason}</bdi>
        </Notice>
      )}
      {stale && service.state !== "closed" ? (
        <Notice kind="attention" title={t("service.stale")}>
          {t("service.stale-about", { count: service.verifyEvery })}
        </Notice>
      ) : null}
      <Facts
        items={[
          { label: t("field.kinds"), value: list(service.kinds.map((kind) => t(`kind.${kind}`))) },
          { label: t("field.areas"), value: <bdi>{list(service.areas.map(areas.nameOf))}</bdi> },
          {
            label: t("field.languages"),
            value: joined(
              list(content.languages.map((code) => languageName(code, lang))),
              content.interpreter ? t("field.interpreter") : null,
            ),
          },
          { label: t("service.accepts"), value: acceptsText(service, t) },
          {
            label: t("services.places"),
            value:
              capacity === null
                ? t("service.not-counted")
                : joined(
                    t("services.free-of", {
                      free: free === null ? "?" : number(free),
                      all: number(capacity),
                    }),
                    service.freeToldAt === null ? null : ago(service.freeToldAt),
                  ),
          },
          { label: t("field.hours"), value: hoursOf(service, t) },
          {
            label: t("field.dutyPhone"),
            value: content.dutyPhone ? <bdi dir="ltr">{content.dutyPhone}</bdi> : t("service.none"),
          },
          ...(service.secret
            ? [{ label: t("field.address"), value: t("service.address-secret") }]
            : (["address", "phone", "email", "web"] as const).flatMap((name) =>
                content[name] === undefined
                  ? []
                  : [{ label: t(`field.${name}`), value: <bdi key={name}>{content[name]}</bdi> }],
              )),
          {
            label: t("field.conditions"),
            value: content.conditions ? <bdi>{wordsIn(content.conditions, lang)}</bdi> : t("service.none"),
          },
          {
            label: t("services.verified"),
            value: service.verifiedAt === null ? t("services.never") : date(service.verifiedAt),
          },
        ]}
      />
      {service.may.includes("keep-address") ? (
        <section>
          <Title order={2} size="h3">
            {t("address.title")}
          </Title>
          <Group mt="xs">
            <SecretAddress serviceId={service.serviceId} />
          </Group>
        </section>
      ) : null}
    </Stack>
  );
}

type T = ReturnType<typeof useText>["t"];

function acceptsText({ content: { accepts } }: Service, t: T): string {
  const { sexes, ageFrom, ageTo, families, disability, statuses } = accepts;
  return joined(
    sexes.length === 0 ? t("service.any-sex") : sexes.map((sex) => t(`sex.${sex}`)).join(t("comma")),
    t("service.ages", { from: ageFrom, to: ageTo }),
    families ? t("field.families") : null,
    disability ? t("field.disability") : null,
    statuses.length === 0 ? null : statuses.map((status) => t(`status.${status}`)).join(t("comma")),
  );
}

function hoursOf({ content: { hours } }: Service, t: T): string {
  if (hours.always) return t("service.always");
  return hours.spans
    .map(({ days, from, to }) => `${days.map((day) => t(`day.${day}`)).join(t("comma"))} ${from}–${to}`)
    .join("; ");
}
