import type { PublicFace, PublicRecords } from "#kernel/public-face";
import { listPublished } from "../find-published.ts";
import { namesSomebody } from "./named.ts";
import { openRelations, PublicJudgment, publicJudgment } from "./public-judgment.ts";

const columns = [
  "code",
  "title",
  "title_language",
  "jurisdiction",
  "court",
  "court_level",
  "legal_system",
  "decided",
  "finality",
  "crime_types",
  "acts",
  "means",
  "purposes",
  "forms",
  "sectors",
  "geography",
  "evidential_issues",
  "concepts",
  "articles",
  "verdicts",
  "defendants",
  "victims",
  "ecli",
  "published",
  "revised",
] as const;

/** Every judgment for everybody: as JSON in full, as a table with the coded facts. */
export const records: PublicRecords = {
  about: "All published judgments.",
  schema: PublicJudgment,
  columns,
  async batch({ tx, after, limit }) {
    const { items, next } = await listPublished(tx, { after: after ?? undefined, limit });
    const open = await openRelations(
      tx,
      items.map(({ judgment }) => judgment),
    );
    return { items: items.map((one) => publicJudgment(one, open)), next };
  },
  row(record) {
    const { code, judgment, publishedAt, revisedAt } = record as PublicJudgment;
    const { elements, victims } = judgment;
    const several = (values: readonly string[]) => [...new Set(values)].join("; ");
    const counted = victims.length > 0 && victims.every(({ count }) => count !== null);
    return {
      code,
      title: judgment.title.text,
      title_language: judgment.title.lang,
      jurisdiction: judgment.jurisdiction,
      court: judgment.court.text,
      court_level: judgment.courtLevel,
      legal_system: judgment.legalSystem,
      decided: (judgment.decided ?? judgment.verdictOn)?.text ?? null,
      finality: judgment.finality,
      crime_types: several(judgment.crimeTypes),
      acts: several(elements.acts),
      means: several(elements.means),
      purposes: several(elements.purposes),
      forms: several(elements.forms),
      sectors: several(elements.sectors),
      geography: elements.geography,
      evidential_issues: several(judgment.evidentialIssues.map(({ issue }) => issue)),
      concepts: several(judgment.concepts),
      articles: several(judgment.articles),
      verdicts: several(judgment.charges.map(({ verdict }) => verdict)),
      defendants: judgment.defendants.length,
      victims: counted ? victims.reduce((sum, { count }) => sum + (count ?? 0), 0) : null,
      ecli: judgment.identifiers.find(({ kind }) => kind === "ecli")?.value ?? null,
      published: publishedAt,
      revised: revisedAt,
    };
  },
};

/** Judgments whose pages search engines may keep: those that name no natural person (rule L1). */
export const addresses: NonNullable<PublicFace["addresses"]> = async ({ tx, after, limit }) => {
  const { items, next } = await listPublished(tx, { after: after ?? undefined, limit });
  const kept = items
    .filter(({ judgment }) => !namesSomebody(judgment))
    .map(({ code, revisedAt }) => ({ path: `/caselaw/${code}`, modified: new Date(revisedAt) }));
  return { items: kept, next };
};
