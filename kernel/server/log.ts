import pino from "pino";

const out = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime, level: process.env.PALERMO_LOG ?? "info" },
  pino.destination({ fd: 2, sync: false }),
);

/** The operator's log: a word and figures or places, never content. */
export function log(word: string, detail: Readonly<Record<string, unknown>>): void {
  if (word === "request-failed") out.error(detail, word);
  else out.info(detail, word);
}
