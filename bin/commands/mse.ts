import { type Call, type Command, UsageError } from "../lib/command.ts";
import { checkFile } from "./mse/check.ts";
import { estimateFile } from "./mse/estimate.ts";
import { overlapFiles } from "./mse/overlap.ts";
import { reportFile } from "./mse/report.ts";

/** What can be done with a table of capture histories; needs no database. */
const works = { estimate: estimateFile, check: checkFile, overlap: overlapFiles, report: reportFile };

export const mse: Command = {
  usage: [
    "estimate FILE [--method main|pairs|stepwise|bic|downhill|dga|lcmcr|threshold|chao] [--model '[12,13,4]'] [--threshold 0.02]",
    "[--max-order K] [--bootstrap B] [--seed S] [--workers W] | check FILE | overlap FILE… [--id COLUMN] [--out FILE]",
    "| report FILE --out FILE.pdf [--lang ar|zh|en|fr|ru|es] [--bootstrap B] [--seed S]",
  ].join(" "),
  options: {
    method: { type: "string" },
    model: { type: "string" },
    threshold: { type: "string" },
    "max-order": { type: "string" },
    bootstrap: { type: "string" },
    seed: { type: "string" },
    workers: { type: "string" },
    id: { type: "string" },
    out: { type: "string" },
    lang: { type: "string" },
  },
  async run(call) {
    const [word, ...rest] = call.words;
    const work = Object.entries(works).find(([name]) => name === word)?.[1];
    if (work === undefined) throw new UsageError(`Expected one of ${Object.keys(works).join(", ")}.`);
    const inner: Call = { ...call, words: rest };
    return work(inner);
  },
};
