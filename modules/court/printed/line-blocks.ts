import type { ReportBlock } from "#kernel/report";
import { formatMoney, type Lang } from "#kernel/words";
import { detailWords } from "../lines/detail-words.ts";
import type { Line } from "../lines/line.ts";
import { countryIn, dayIn, inLine, isolate } from "../proof/brief-words.ts";
import { text } from "../text.ts";

/** One measure, asset or order in print: its line in the index, what it says, and every act in order, struck ones too. */
export function lineBlocks(lang: Lang, words: "measure" | "asset" | "order", line: Line): ReportBlock[] {
  const head = [
    text(lang, `${words}.${line.what}`),
    line.personCode,
    line.amount === null ? null : formatMoney(line.amount, lang),
    text(lang, `act.${line.state}`),
  ];
  const said = detailWords(
    {
      t: (key, params) => text(lang, key, params),
      country: (code) => countryIn(lang, code),
      day: (day) => dayIn(lang, day),
    },
    line,
  );
  return [
    { kind: "heading", level: 2, text: heading(head) },
    ...said.map((one) => ({ kind: "text" as const, text: one })),
    {
      kind: "list",
      items: line.acts.map((act) =>
        inLine(lang, [
          text(lang, `act.${act.act}`),
          dayIn(lang, act.on),
          act.amount === null ? null : formatMoney(act.amount, lang),
          act.by,
          act.reason.slice(0, 3000),
          act.struck === null ? null : text(lang, "protect.struck", { reason: act.struck.reason }),
        ]),
      ),
    },
  ];
}

/** Parts of a heading, each in its own direction. */
export function heading(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part !== null && part !== "")
    .map((part) => isolate(part ?? ""))
    .join(" · ")
    .slice(0, 400);
}
