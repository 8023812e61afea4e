import { sql } from "kysely";
import { onEvent } from "../event/subscriber.ts";
import { defineModule } from "../module/module.ts";
import { giveConsent } from "./give-consent.ts";
import { listConsents } from "./list-consents.ts";
import { listRecipients } from "./list-recipients.ts";
import { recordException } from "./record-exception.ts";
import { recordChildView, revokeConsent } from "./revoke-consent.ts";
import { locales } from "./text.ts";

/** Consent for each recipient and purpose; held by those who support people, never by police or prosecution. */
export const consentModule = defineModule({
  name: "consent",
  rights: {
    "consent.read": ["frontline", "advocate", "provider"],
    "consent.record": ["frontline", "advocate", "provider"],
    "consent.except": ["frontline", "advocate", "provider"],
  },
  actions: [giveConsent, revokeConsent, recordChildView, recordException],
  questions: [listConsents, listRecipients],
  on: {
    "clock.hour-passed": onEvent({
      about: "Ends the access that was given under consents whose time is over.",
      needs: "consent.end-expired",
    }).run(async ({ tx }) => {
      await sql`select consent.end_expired()`.execute(tx);
    }),
  },
  locales,
});
