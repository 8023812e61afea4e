import { everyRole } from "#kernel/access";
import { defineModule } from "#kernel/module";
import { charges } from "./charges/index.ts";
import { closing } from "./closing/index.ts";
import { courts } from "./courts/index.ts";
import { loadDemo } from "./demo/demo.ts";
import { funnel } from "./funnel/index.ts";
import { offences } from "./offences/index.ts";
import { outcomeParts } from "./outcome/index.ts";
import { printedSections } from "./printed/index.ts";
import { proceedings } from "./proceedings/index.ts";
import { proof } from "./proof/index.ts";
import { protection } from "./protection/index.ts";
import { testimony } from "./testimony/index.ts";
import { locales } from "./text.ts";

/** One folder, one line here; its texts one line in each of locales/*.ts. */
const parts = [
  offences,
  courts,
  proceedings,
  charges,
  testimony,
  proof,
  protection,
  outcomeParts,
  funnel,
  closing,
];

/** Offences, charges, proceedings, proof, protection and outcome of cases (A15, A29–A30). */
export const court = defineModule({
  name: "court",
  rights: {
    "court.read-offences": everyRole,
    "court.keep-offences": ["prosecutor", "central"],
    "court.keep-courts": ["prosecutor", "court", "central"],
    "court.keep-terms": ["prosecutor", "court", "central"],
    "court.read": ["prosecutor", "court"],
    "court.charge": ["prosecutor"],
    "court.record": ["prosecutor", "court"],
    "court.prove": ["prosecutor"],
    "court.protect": ["prosecutor", "court"],
    "court.decide-protection": ["prosecutor", "court"],
    "court.decide": ["prosecutor", "court"],
    "court.money": ["prosecutor", "court"],
    "court.summarise": ["prosecutor"],
  },
  actions: parts.flatMap(({ actions }) => [...actions]),
  questions: parts.flatMap(({ questions }) => [...questions]),
  sections: printedSections,
  locales,
  demo: loadDemo,
});
