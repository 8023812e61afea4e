import { question } from "#kernel/action";
import { Downgrades, DowngradesAsk, readDowngrades } from "./read-downgrades.ts";

export const listDowngrades = question({
  name: "court.list-downgrades",
  about:
    "Where trafficking or smuggling became a lesser offence, in the cases that the reader may open: what was indicated, charged and convicted, why, and how often by court.",
  needs: "court.read",
  audited: true,
  input: DowngradesAsk,
  output: Downgrades,
}).run((context) => readDowngrades(context, context.input));
