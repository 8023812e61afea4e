import { z } from "zod";
import { question } from "#kernel/action";
import { Funnel, readFunnel } from "./read-funnel.ts";

export const showFunnel = question({
  name: "court.show-funnel",
  about:
    "From charge to final judgment in this installation's own cases, by crime, year and court: people in tens, none of fewer than eleven, and weeks between the stages; with the rows of the United Nations questionnaire.",
  needs: "contribution.read",
  inAddress: true,
  input: z.object({}),
  output: Funnel,
}).run(readFunnel);
