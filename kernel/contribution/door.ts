import { defineModule } from "../module/index.ts";

/** The right to collect what modules contribute, and nothing else. */
export const contributionModule = defineModule({
  name: "contribution",
  rights: { "contribution.read": ["rapporteur"] },
});
