import type { BrowserDoor, DoorPage } from "#kernel/words";

export type PageHelp = {
  /** Name space and key of the help; null for a page that has none of its own. */
  readonly key: string | null;
  /** Words of the field that the page uses. */
  readonly terms: readonly TermName[];
};

/** The words that explain themselves, by their keys in the texts of the help. */
export const termNames = [
  "trafficking",
  "smuggling",
  "presumed-victim",
  "identified-victim",
  "detected-victim",
  "form",
  "control",
  "capacity",
  "dossier",
  "compartment",
  "sealed",
  "legal-hold",
] as const;
export type TermName = (typeof termNames)[number];

const figures: readonly TermName[] = ["trafficking", "smuggling", "detected-victim", "form", "control"];
const work: readonly TermName[] = ["presumed-victim", "identified-victim", "capacity", "compartment"];

/** Help for the pages that are there from the start; a module's page may name its own. */
const own: Readonly<Record<string, readonly [string, (readonly TermName[])?]>> = {
  "/app": ["home"],
  "/app/account": ["account"],
  "/app/jobs": ["jobs"],
  "/app/jobs/$jobId": ["jobs"],
  "/app/notices": ["notices"],
  "/app/first-steps": ["first-steps"],
  "/app/imports": ["imports"],
  "/app/access/accounts": ["accounts"],
  "/app/access/service-accounts": ["service-accounts"],
  "/app/access/agencies": ["agencies"],
  "/app/access/agency-grants": ["agency-grants", ["dossier", "compartment", "sealed"]],
  "/app/access/emergencies": ["emergencies", ["dossier", "sealed"]],
  "/app/audit/events": ["audit-events"],
  "/app/audit/chain": ["audit-chain"],
  "/app/event/undelivered": ["undelivered"],
  "/app/consent/consents": ["consents"],
  "/app/review/waiting": ["reviews"],
  "/app/retention/rules": ["retention", ["legal-hold"]],
  "/app/task/mine": ["tasks"],
  "/app/casefile/cases": ["cases", ["trafficking", "smuggling"]],
  "/app/casefile/case/$code": ["case", [...work, "sealed", "legal-hold"]],
  "/app/casefile/find": ["find", work],
  "/app/casefile/import": ["imports"],
  "/app/statistics/view/$view": ["view", figures],
  "/app/statistics/profile": ["view", figures],
  "/app/statistics/funnel": ["view", figures],
  "/app/statistics/table": ["table", figures],
  "/app/statistics/data-sets": ["data-sets"],
  "/app/statistics/data-set/$code": ["data-sets"],
  "/app/statistics/import": ["imports"],
  "/app/statistics/views": ["view", figures],
  "/app/statistics/country": ["country", figures],
  "/app/statistics/country/$code": ["country", figures],
  "/app/statistics/compare": ["country", figures],
  "/app/statistics/sources": ["sources"],
  "/app/statistics/gaps": ["sources"],
  "/app/statistics/worksheets": ["worksheets"],
  "/app/statistics/worksheet/$id": ["worksheets"],
  "/app/statistics/events": ["dated-events"],
  "/app/statistics/instance": ["instance", figures],
  "/app/audit/unusual": ["unusual"],
  "/app/watermark/find": ["watermark"],
  "/app/webhook/addresses": ["webhooks"],
  "/app/webhook/deliveries/$hookId": ["webhooks"],
  "/app/deadline/calendars": ["calendars"],
};

/** Whether an address is one of a page; `$name` stands for anything between two slashes. */
export function isAt(pattern: string, path: string): boolean {
  const [wanted, parts] = [pattern.split("/"), path.replace(/\/$/, "").split("/")];
  return (
    wanted.length === parts.length &&
    wanted.every((part, place) => part.startsWith("$") || part === parts[place])
  );
}

/** The page of an address among the doors' pages. */
export function pageAt(
  doors: readonly Pick<BrowserDoor, "name" | "pages">[],
  path: string,
): { readonly module: string; readonly page: DoorPage } | undefined {
  for (const { name, pages } of doors) {
    const page = pages.find((one) => isAt(one.path, path));
    if (page) return { module: name, page };
  }
  return undefined;
}

/** What the help says on a page. */
export function helpFor(doors: readonly Pick<BrowserDoor, "name" | "pages">[], path: string): PageHelp {
  const found = pageAt(doors, path);
  const ours = Object.entries(own).find(([pattern]) => isAt(pattern, path))?.[1];
  if (found?.page.help) return { key: `${found.module}:${found.page.help}`, terms: ours?.[1] ?? [] };
  return { key: ours ? `help:page.${ours[0]}` : null, terms: ours?.[1] ?? [] };
}

/** Every page that has a help of ours, for tests. */
export const helpedPages = Object.keys(own);
