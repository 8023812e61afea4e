import { Group } from "@mantine/core";
import { wordsIn } from "#kernel/words";
import { call } from "../../../web/api/call.ts";
import { holds, useSession } from "../../../web/api/session.ts";
import { useQuestion } from "../../../web/api/use-question.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { type Column, DataList } from "../../../web/components/data-list.tsx";
import { EmptyState } from "../../../web/components/empty-state.tsx";
import { ExportMenu } from "../../../web/components/export-menu.tsx";
import { Link } from "../../../web/components/link.tsx";
import { PageTitle } from "../../../web/components/page-title.tsx";
import { saveMade } from "../../../web/components/save-made.ts";
import { joined } from "../../../web/i18n/joined.ts";
import { useFormat } from "../../../web/i18n/use-format.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { exportServices } from "../services/export-services.ts";
import type { listProviders } from "../services/list-providers.ts";
import { serviceKinds, serviceStates } from "../words/lists.ts";
import type { Service } from "../words/service.ts";
import { useAreas } from "./names.ts";
import { newService, serviceFields, serviceOf } from "./service-fields.ts";

/** The directory of services. */
export function Page() {
  const { t } = useText("referral");
  const { date, number } = useFormat();
  const session = useSession();
  const keeps = holds(session, "referral.keep-service");
  const areas = useAreas();
  const { lang } = areas;
  const providers = useQuestion<typeof listProviders>("referral.list-providers", {}, { enabled: keeps });
  const own = (providers.data?.items ?? []).filter(({ mine }) => mine);
  const nameOf = (row: Service) => wordsIn(row.content.name, lang);
  const kindsOf = (row: Service) => row.kinds.map((kind) => t(`kind.${kind}`)).join(t("comma"));
  const areasOf = (row: Service) => row.areas.map(areas.nameOf).join(t("comma"));
  const placesOf = ({ capacity, free }: Service) =>
    capacity === null
      ? ""
      : t("services.free-of", { free: free === null ? "?" : number(free), all: number(capacity) });
  const verified = ({ verifiedAt }: Service) =>
    verifiedAt === null ? t("services.never") : date(verifiedAt);
  const columns: Column<Service>[] = [
    { id: "name", label: t("field.name"), cell: (row) => <bdi>{nameOf(row)}</bdi> },
    { id: "kinds", label: t("field.kinds"), cell: kindsOf },
    { id: "areas", label: t("field.areas"), cell: (row) => <bdi>{areasOf(row)}</bdi> },
    { id: "places", label: t("services.places"), cell: placesOf },
    { id: "state", label: t("services.state"), cell: (row) => t(`state.${row.state}`) },
    { id: "verified", label: t("services.verified"), cell: verified },
  ];
  const add =
    keeps && own.length > 0 ? (
      <ActionButton
        action="referral.add-service"
        label={t("add-service.label")}
        about={t("add-service.about")}
        fields={serviceFields(t, {
          lang,
          areas: areas.options,
          providers: own.map(({ providerId, name }) => ({ value: providerId, label: wordsIn(name, lang) })),
        })}
        initial={newService(lang)}
        input={(values) => ({ ...serviceOf(values, null), serviceId: crypto.randomUUID() })}
        done={t("add-service.done")}
      />
    ) : null;
  return (
    <>
      <PageTitle
        title={t("services.title")}
        about={t("services.about")}
        action={add}
        more={
          keeps ? (
            <Group gap="md">
              <Link to="/app/referral/directory">{t("directory.title")}</Link>
              <Link to="/app/referral/import">{t("import.title")}</Link>
            </Group>
          ) : null
        }
      />
      <DataList<Service>
        question="referral.list-services"
        label={t("services.list")}
        columns={columns}
        rowKey={(row) => row.serviceId}
        rowTo={(row) => `/app/referral/service/${row.serviceId}`}
        twoLines={(row) => ({
          first: <bdi>{nameOf(row)}</bdi>,
          second: joined(kindsOf(row), areasOf(row)),
          end: placesOf(row),
        })}
        filters={[
          {
            id: "kinds",
            label: t("field.kinds"),
            several: true,
            options: serviceKinds.map((value) => ({ value, label: t(`kind.${value}`) })),
          },
          { id: "area", label: t("services.area"), options: [...areas.options] },
          {
            id: "state",
            label: t("services.state"),
            options: serviceStates.map((value) => ({ value, label: t(`state.${value}`) })),
          },
          {
            id: "stale",
            label: t("services.freshness"),
            options: [{ value: "stale", label: t("services.stale") }],
          },
          ...(keeps
            ? [
                {
                  id: "mine",
                  label: t("services.whose"),
                  options: [{ value: "mine", label: t("services.mine") }],
                },
              ]
            : []),
        ]}
        views
        files={(input) => (
          <ExportMenu
            label={t("services.export")}
            formats={["csv", "xlsx"]}
            onExport={async (format) => {
              const { after: _after, limit: _limit, sort: _sort, ...ask } = input as Record<string, unknown>;
              await saveMade(
                await call<typeof exportServices>("referral.export-services", { ...ask, format } as never),
                format,
              );
            }}
          />
        )}
        empty={
          <EmptyState
            title={t("services.empty")}
            why={t("services.empty-why")}
            action={add ?? (keeps ? <Link to="/app/referral/directory">{t("directory.title")}</Link> : null)}
          />
        }
      />
    </>
  );
}
