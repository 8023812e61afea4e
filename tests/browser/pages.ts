/** A page that must be free of barriers, and a role that may open it. Modules add theirs. */
export type ListedPage = { readonly path: string; readonly role: string | null };

export const pages: readonly ListedPage[] = [
  { path: "/app/sign-in", role: null },
  { path: "/app/invitation#not-a-real-one", role: null },
  { path: "/app", role: "investigator" },
  { path: "/app/account", role: "investigator" },
  { path: "/app/jobs", role: "investigator" },
  { path: "/app/no/such/page", role: "investigator" },
  { path: "/app/access/emergencies", role: "investigator" },
  { path: "/app", role: "admin" },
  { path: "/app/imports", role: "admin" },
  { path: "/app/access/accounts", role: "admin" },
  { path: "/app/access/agencies", role: "admin" },
  { path: "/app/access/agency-grants", role: "admin" },
  { path: "/app/audit/events", role: "auditor" },
  { path: "/app/audit/chain", role: "auditor" },
  { path: "/app/casefile/cases", role: "investigator" },
  { path: "/app/casefile/find", role: "investigator" },
  { path: "/app/casefile/import", role: "investigator" },
  { path: "/app/statistics/profile", role: "rapporteur" },
  { path: "/app/statistics/funnel", role: "rapporteur" },
  { path: "/app/statistics/table", role: "rapporteur" },
  { path: "/app/statistics/data-sets", role: "rapporteur" },
  { path: "/app/statistics/import", role: "rapporteur" },
];
