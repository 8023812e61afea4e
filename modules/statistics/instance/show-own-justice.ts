import { z } from "zod";
import { question } from "#kernel/action";
import { OwnJustice, readJustice } from "./own-justice.ts";

export const showOwnJustice = question({
  name: "statistics.show-own-justice",
  about:
    "From charge to final judgment in this installation's own cases, as told with the last build: people in tens, none of fewer than eleven; the rows of the United Nations questionnaire.",
  needs: "statistics.read",
  input: z.object({}),
  output: z.object({ told: OwnJustice.nullable() }),
  inAddress: true,
}).run(async (context) => ({ told: await readJustice(context) }));
