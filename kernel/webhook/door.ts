import { sql } from "kysely";
import { onEvent } from "../event/index.ts";
import { defineModule } from "../module/module.ts";
import { type WebhookPlace, webhookParts } from "./hooks.ts";
import { listDeliveries } from "./list-deliveries.ts";
import { locales } from "./text.ts";

/** Addresses outside that are told of events. */
export function webhookModule(place: WebhookPlace) {
  const { actions, questions } = webhookParts(place);
  return defineModule({
    name: "webhook",
    rights: { "webhook.manage": ["admin"] },
    actions,
    questions: [...questions, listDeliveries],
    on: {
      "*": onEvent({
        about: "Puts the event on its way to the addresses that asked for it.",
        needs: "webhook.deliver",
      }).run(async ({ event, tx }) => {
        if (event.sealed || event.agencyId === null) return;
        await sql`select webhook.queue(${event.eventId}::uuid, ${event.agencyId}::uuid, ${event.name},
            ${JSON.stringify(event.ids)}::jsonb, ${event.at})`.execute(tx);
      }),
    },
    locales,
  });
}
