import { defineModule } from "../module/module.ts";
import { listDeadLetters, retryDelivery } from "./dead-letters.ts";
import { locales } from "./text.ts";

/** Seeing and telling again what could not be handled. */
export const eventModule = defineModule({
  name: "event",
  rights: { "event.oversee": ["admin"] },
  actions: [retryDelivery],
  questions: [listDeadLetters],
  locales,
});
