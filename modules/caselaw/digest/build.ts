import { createHash } from "node:crypto";
import type { PublishedJudgment } from "../find-published.ts";
import { outcomeOfCase } from "../numbers/outcome.ts";
import type { Judgment } from "../words/index.ts";
import type { DigestCase, DigestSection } from "./edition-words.ts";
import type { DigestContent } from "./words.ts";

/** With `mark`: whether what it says of the digest's issues changed since the digest was last refreshed. */
export type MarkedCase = DigestCase & { readonly mark: "same" | "revised" };

export type BuiltDigest = {
  readonly cases: readonly MarkedCase[];
  readonly sections: readonly DigestSection[];
  /** Codes of cases that are no longer published. */
  readonly gone: readonly string[];
};

/** A print of what a case says of some issues, with its title and outcome: changed, when any of that changed. */
export function printOfCase(judgment: Judgment, issues: readonly string[]): string {
  const seen = [
    judgment.title,
    judgment.court,
    judgment.decided,
    judgment.finality,
    outcomeOfCase(judgment),
    judgment.evidentialIssues.filter(({ issue }) => issues.includes(issue)),
  ];
  return createHash("sha256").update(JSON.stringify(seen)).digest("base64url").slice(0, 22);
}

function countsOf(records: readonly PublishedJudgment[]): DigestSection["counts"] {
  const groups = Map.groupBy(
    records,
    ({ judgment }) => `${judgment.jurisdiction}|${outcomeOfCase(judgment)}`,
  );
  return [...groups.values()]
    .flatMap((own) => {
      const judgment = own[0]?.judgment;
      return judgment === undefined
        ? []
        : [{ jurisdiction: judgment.jurisdiction, outcome: outcomeOfCase(judgment), cases: own.length }];
    })
    .sort((a, b) => a.jurisdiction.localeCompare(b.jurisdiction) || a.outcome.localeCompare(b.outcome));
}

/** A digest from what is published now: cases in order of their day, an extract a case under each issue, counts beside. */
export function buildDigest(content: DigestContent, published: readonly PublishedJudgment[]): BuiltDigest {
  const issues = content.issues.map(({ issue }) => issue);
  const seen = new Map(content.cases.map((one) => [one.code, one.seen]));
  const day = ({ judgment }: PublishedJudgment) => (judgment.decided ?? judgment.verdictOn)?.earliest ?? "";
  const records = published
    .filter(({ code }) => seen.has(code))
    .sort((a, b) => day(b).localeCompare(day(a)) || a.code.localeCompare(b.code));
  const there = new Set(records.map(({ code }) => code));
  return {
    gone: content.cases.map(({ code }) => code).filter((code) => !there.has(code)),
    cases: records.map(({ code, judgment }) => ({
      code,
      title: judgment.title,
      court: judgment.court,
      jurisdiction: judgment.jurisdiction,
      decided: (judgment.decided ?? judgment.verdictOn)?.text ?? null,
      finality: judgment.finality,
      outcome: outcomeOfCase(judgment),
      identifiers: judgment.identifiers,
      mark: seen.get(code) === printOfCase(judgment, issues) ? "same" : "revised",
    })),
    sections: content.issues.map(({ issue, note }) => {
      const own = records.filter(({ judgment }) =>
        judgment.evidentialIssues.some((one) => one.issue === issue),
      );
      return {
        issue,
        note: note ?? null,
        cases: own.length,
        counts: countsOf(own),
        extracts: own.flatMap(({ code, judgment }) =>
          judgment.evidentialIssues
            .filter((one) => one.issue === issue)
            .map(({ extract, place }) => ({ code, extract: extract ?? null, place: place ?? null })),
        ),
      };
    }),
  };
}
