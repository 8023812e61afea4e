import { useQueryClient } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useCallback, useEffect } from "react";
import type { OutputOf } from "#kernel/action";
import type { ListWebhooks } from "../../kernel/webhook/hooks.ts";
import type { listDeliveries } from "../../kernel/webhook/list-deliveries.ts";
import { useQuestion } from "../api/use-question.ts";
import { ActionButton } from "../components/action-button.tsx";
import { type Column, DataList } from "../components/data-list.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Link } from "../components/link.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { joined } from "../i18n/joined.ts";
import { useEventNames } from "../i18n/use-event-names.ts";
import { useFormat } from "../i18n/use-format.ts";
import { useText } from "../i18n/use-text.ts";
import { EventName } from "./event-name.tsx";

type Delivery = OutputOf<typeof listDeliveries>["items"][number];

/** What one address was told, what waits and what was given up. */
export function Page() {
  const { t } = useText("webhook");
  const { dateTime, number } = useFormat();
  const { hookId = "" } = useParams({ strict: false }) as { hookId?: string };
  const hook = useHook(hookId);
  const input = useCallback(() => ({ hookId }), [hookId]);
  const state = (one: Delivery) =>
    one.deliveredAt
      ? [t("deliveries.taken"), dateTime(one.deliveredAt)]
      : one.givenUpAt
        ? [t("deliveries.given-up"), dateTime(one.givenUpAt)]
        : [t("deliveries.waits", { at: dateTime(one.nextAt ?? one.at) })];
  const called = useEventNames(hook?.events ?? []);
  const nameOf = (one: Delivery) => <EventName event={one.name} name={called(one.name)} />;
  const columns: Column<Delivery>[] = [
    { id: "event", label: t("deliveries.event"), cell: nameOf },
    { id: "at", label: t("deliveries.at"), cell: (one) => dateTime(one.at) },
    { id: "state", label: t("deliveries.state"), cell: (one) => joined(...state(one)) },
    { id: "tries", label: t("deliveries.tries"), numeric: true, cell: (one) => number(one.tries) },
    { id: "problem", label: t("deliveries.problem"), cell: (one) => one.problem ?? "" },
    { id: "retry", label: t("retry-delivery.label"), cell: (one) => <Retry delivery={one} /> },
  ];
  return (
    <>
      <PageTitle
        title={t("deliveries.title")}
        about={hook ? t("deliveries.about", { name: hook.name }) : null}
        more={<Link to="/app/webhook/addresses">{t("nav.out")}</Link>}
      />
      <DataList<Delivery>
        question="webhook.list-deliveries"
        label={t("deliveries.title")}
        columns={columns}
        rowKey={(one) => one.deliveryId}
        input={input}
        twoLines={(one) => ({
          first: nameOf(one),
          second: joined(dateTime(one.at), ...state(one), one.problem),
          end: <Retry delivery={one} />,
        })}
        empty={<EmptyState title={t("deliveries.none")} />}
      />
    </>
  );
}

function Retry({ delivery }: { delivery: Delivery }) {
  const { t } = useText("webhook");
  if (!delivery.givenUpAt) return null;
  return (
    <ActionButton
      action="webhook.retry-delivery"
      label={t("retry-delivery.label")}
      input={() => ({ deliveryId: delivery.deliveryId })}
      variant="default"
      size="xs"
      done={t("retry-delivery.done")}
    />
  );
}

/** The address itself; when something became of a delivery, the list is asked anew. */
function useHook(hookId: string) {
  const client = useQueryClient();
  const answer = useQuestion<ListWebhooks>("webhook.list-webhooks", {}, { every: 4000 });
  const hook = answer.data?.items.find((one) => one.hookId === hookId);
  const seen = hook && [hook.waiting, hook.failures, hook.last?.at, hook.last?.status].join(" ");
  useEffect(() => {
    if (seen === undefined) return;
    void client.invalidateQueries({ queryKey: ["question", "webhook", "webhook.list-deliveries"] });
  }, [client, seen]);
  return hook;
}
