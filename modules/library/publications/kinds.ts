export const kinds = [
  "book",
  "manual",
  "guide",
  "report",
  "study",
  "issue-paper",
  "toolkit",
  "course-volume",
  "model-law",
  "principles",
  "article",
  "other",
] as const;
export type PublicationKind = (typeof kinds)[number];

export const topics = [
  "trafficking",
  "smuggling",
  "identification",
  "protection",
  "childhood",
  "investigation",
  "prosecution",
  "adjudication",
  "law",
  "cooperation",
  "non-punishment",
  "compensation",
  "labour",
  "supply-chains",
  "sexual-exploitation",
  "organ-removal",
  "domestic-work",
  "technology",
  "money",
  "corruption",
  "conflict",
  "borders",
  "human-rights",
  "data",
  "evaluation",
] as const;

export const audiences = [
  "police",
  "border",
  "prosecution",
  "courts",
  "lawyers",
  "services",
  "health",
  "labour-inspection",
  "policy",
  "trainers",
  "research",
  "business",
  "public",
] as const;

/** Who reads what is published: those who sign in, or everybody. */
export const reaches = ["inside", "everybody"] as const;
