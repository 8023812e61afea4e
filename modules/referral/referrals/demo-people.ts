const known = <T>(value: T) => ({ state: "known" as const, value });
const named = (given: string, family: string) => ({
  names: known([{ kind: "legal", given, family }]),
  contacts: known([{ kind: "phone", value: "+000 55 0199", safe: "yes" }]),
});

/** Invented people whom the border guard refers. Nobody among them exists. */
export const demoGuests = [
  {
    identity: named("Selam", "Haile"),
    facts: { sex: known("male"), yearOfBirth: known(2010), languages: known(["ti"]) },
    summary: "Came alone by the night boat. Wants to reach an aunt.",
    urgency: "now",
    sections: [
      { topic: "my-needs" as const, words: "A place tonight, somebody who speaks Tigrinya, dry clothes." },
      { topic: "my-wishes" as const, words: "To call my aunt before I sleep." },
    ],
    overdue: 0,
  },
  {
    identity: named("Mirela", "Stan"),
    facts: { sex: known("female"), yearOfBirth: known(1998), languages: known(["ro", "en"]) },
    summary: "Asked for help at the bus station; papers are with the employer.",
    urgency: "today",
    sections: [
      { topic: "my-needs" as const, words: "A room for two weeks and help with new papers." },
      { topic: "my-risks" as const, words: "The employer knows the bus station." },
    ],
    overdue: 20,
  },
];

/** Invented people whom the advocate of Harbour House supports. */
export const demoFiles = [
  {
    identity: named("Adaeze", "Nwosu"),
    facts: { sex: known("female"), yearOfBirth: known(2001), languages: known(["ig", "en"]) },
    summary: "Stays with us since spring. Sleeps badly; likes the sewing room.",
    needs: [
      { kind: "medical", urgency: "days", words: "A doctor, a woman if possible." },
      { kind: "skills", urgency: "planned", words: "The sewing course that begins in autumn." },
      { kind: "documents", urgency: "days", words: "A new passport from the consulate." },
    ],
    goals: [
      {
        ownWords: "I want a shop with my own sewing machine.",
        wordsLang: "en",
        steps: "Course, then a small grant.",
      },
    ],
    appointment: { kind: "legal-aid", words: "Main gate of the court, with the advocate." },
    risk: {
      danger: "possible",
      risks: "A former driver still lives in the harbour quarter.",
      safetyPlan: "Not alone after dark; duty phone on speed dial; code word agreed.",
    },
    review: "Sleeps better since the room was changed. Keeps the sewing course.",
    release: "The driver leaves prison on probation.",
    clinic: "A check-up by a woman doctor, with an interpreter.",
  },
  {
    identity: named("Farid", "Rahimi"),
    facts: { sex: known("male"), yearOfBirth: known(1993), languages: known(["fa"]) },
    summary: "Worked on a building site without pay for seven months.",
    needs: [
      { kind: "compensation", urgency: "planned", words: "Seven months of wages." },
      { kind: "language", urgency: "days", words: "An evening course." },
    ],
    goals: [
      { ownWords: "می‌خواهم مزدم را بگیرم.", wordsLang: "fa", steps: "Wage list with the legal aid office." },
    ],
    appointment: { kind: "work", words: "Employment office, second floor." },
    risk: {
      danger: "none-known",
      risks: "None known today.",
      safetyPlan: "Calls the advocate when anybody of the site gets in touch.",
    },
    review: "Found a room of his own.",
    release: "",
    clinic: "",
  },
];
