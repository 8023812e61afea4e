/** For what a person may agree that something is shared. Closed; immigration enforcement is none of them (X3). */
export const consentPurposes = [
  "protection",
  "shelter",
  "health",
  "counselling",
  "legal-aid",
  "asylum-support",
  "work-and-schooling",
  "family-contact",
  "return",
  "criminal-case",
  "compensation",
  "story",
] as const;

/** What is shared, in words that the person can be asked with. */
export const consentTopics = [
  "who-i-am",
  "how-to-reach-me",
  "my-needs",
  "my-health",
  "my-family",
  "what-happened",
  "my-documents",
  "my-risks",
  "my-wishes",
  "my-appointments",
] as const;
