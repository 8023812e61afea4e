import { sql } from "kysely";
import { onEvent } from "../event/subscriber.ts";
import { defineModule } from "../module/module.ts";
import { printCertificate } from "./print-certificate.ts";
import { listPurges, proposePurge, purgeReview } from "./purges.ts";
import { defaultsText } from "./retention.ts";
import { listRules, proposeRule, ruleReview } from "./rules.ts";
import { runPurge } from "./run-purge.ts";
import { locales } from "./text.ts";

/** How long closed dossiers are kept, and their end by two people. */
export const retentionModule = defineModule({
  name: "retention",
  rights: {
    "retention.read": ["admin", "auditor"],
    "retention.manage": ["admin"],
    "retention.confirm": ["admin", "auditor"],
  },
  actions: [proposeRule, proposePurge],
  questions: [listRules, listPurges, printCertificate],
  jobs: [runPurge],
  reviews: [ruleReview, purgeReview],
  on: {
    "clock.day-passed": onEvent({
      about: "Warns the owners of dossiers whose time of keeping ends, and lists those whose time is over.",
      needs: "retention.watch",
    }).run(async ({ tx }) => {
      await sql`select * from retention.pass_day(${defaultsText}::jsonb)`.execute(tx);
    }),
  },
  locales,
});
