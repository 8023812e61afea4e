import type { OutputOf } from "#kernel/action";
import type { listEvents } from "../../kernel/audit/door.ts";
import { type Column, DataList } from "../components/data-list.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { joined } from "../i18n/joined.ts";
import { nameIn } from "../i18n/name-in.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";

type Event = OutputOf<typeof listEvents>["items"][number];

/** Who read, changed and exported what: codes and names of fields, never values. */
export function Page() {
  const { t, lang } = useText();
  const { dateTime, list } = useFormat();
  const who = (event: Event) =>
    event.actor.kind === "person"
      ? (event.actor.name ?? t("audit.nobody"))
      : event.actor.kind === "token"
        ? joined(event.actor.name ?? "", t("actor.token", { token: event.actor.token ?? "" }))
        : t(`actor.${event.actor.kind}`);
  const columns: Column<Event>[] = [
    { id: "at", label: t("audit.at"), cell: (event) => dateTime(event.at) },
    { id: "who", label: t("audit.who"), cell: (event) => <bdi>{who(event)}</bdi> },
    { id: "action", label: t("audit.action"), cell: (event) => <bdi>{event.action}</bdi> },
    {
      id: "outcome",
      label: t("audit.outcome"),
      cell: (event) => t(`audit.outcome-${event.outcome}`, { defaultValue: event.outcome }),
    },
    { id: "dossiers", label: t("audit.dossiers"), cell: (event) => <bdi>{event.dossiers.join(", ")}</bdi> },
    {
      id: "reason",
      label: t("access.reason"),
      cell: (event) => <bdi>{event.reason ?? event.detail ?? ""}</bdi>,
    },
    {
      id: "agency",
      label: t("account.agency"),
      hidden: true,
      cell: (event) => nameIn(event.actor.agency, lang),
    },
    { id: "fields", label: t("audit.fields"), hidden: true, cell: (event) => list(event.fields) },
    { id: "purpose", label: t("access.purpose"), hidden: true, cell: (event) => event.purpose ?? "" },
  ];
  return (
    <>
      <PageTitle title={t("nav.audit-events")} about={t("audit.events-about")} />
      <DataList<Event>
        question="audit.list-events"
        label={t("nav.audit-events")}
        columns={columns}
        rowKey={(event) => event.eventId}
        filters={[
          {
            id: "action",
            label: t("audit.any-module"),
            options: modules.map((value) => ({ value: `${value}.`, label: t(`audit.module.${value}`) })),
          },
        ]}
        search={{ label: t("audit.code"), field: "code" }}
        twoLines={(event) => ({
          first: <bdi>{event.action}</bdi>,
          second: joined(who(event), dateTime(event.at), ...event.dossiers),
        })}
        empty={<EmptyState title={t("audit.none")} />}
      />
    </>
  );
}

const modules = ["access", "session", "audit", "import", "person", "casefile", "statistics"] as const;
