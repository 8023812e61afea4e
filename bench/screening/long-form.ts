import type { Condition, Instrument, Question } from "../../modules/screening/screening.ts";

const sections = 10;
const perSection = 15;
/** Questions of each section that are always asked; the others hang on these or on each other. */
const plain = 5;

const idOf = (section: number, number: number) => `s${section}q${number}`;
const yes = (id: string): Condition => ({ answered: id, is: ["yes"] });
const no = (id: string): Condition => ({ answered: id, is: ["no"] });

/** Conditions of every form: one answer, several together, one of several, not, and chains of up to eight questions. */
function whenOf(section: number, number: number): Condition | undefined {
  const at = (other: number) => idOf(section, other);
  if (number <= plain) return undefined;
  switch (number % 5) {
    case 0:
      return yes(at(number - 1));
    case 1:
      return { any: [yes(at(1)), no(at(2))] };
    case 2:
      return { all: [yes(at(number - 1)), { not: no(at(3)) }] };
    case 3:
      return { not: { all: [no(at(4)), no(at(5))] } };
    default:
      return section === 0 ? yes(at(number - 1)) : { any: [yes(at(number - 1)), yes(idOf(section - 1, 2))] };
  }
}

function questionOf(section: number, number: number): Question {
  const id = idOf(section, number);
  const when = whenOf(section, number);
  return {
    id,
    kind: "yes-no",
    text: {
      en: `Question ${number} of part ${section + 1}: did somebody say where you had to be, and for how long?`,
      ar: `السؤال ${number} من الجزء ${section + 1}: هل حدّد لك أحدٌ أين يجب أن تكون وكم من الوقت؟`,
    },
    help: { en: "Ask slowly. Silence is an answer too.", ar: "اسأل ببطء. الصمت جوابٌ أيضًا." },
    source: "generated for a measurement",
    claims: [{ element: number % 3 === 0 ? "means" : number % 3 === 1 ? "act" : "purpose" }],
    ...(when === undefined ? {} : { when }),
  };
}

/** 150 questions in ten sections, two thirds of them under conditions; three sections are shown by an answer elsewhere. */
export function longForm(): Instrument {
  return {
    id: "bench-long-form",
    version: 1,
    title: { en: "Long form", ar: "استمارة طويلة" },
    languages: ["en", "ar"],
    audience: "adult",
    use: "interview",
    minutes: 90,
    source: "generated for a measurement",
    sections: Array.from({ length: sections }, (_, section) => ({
      id: `part-${section + 1}`,
      title: { en: `Part ${section + 1}`, ar: `الجزء ${section + 1}` },
      ...(section > 6 ? { when: yes(idOf(section - 7, 1)) } : {}),
      questions: Array.from({ length: perSection }, (_unused, at) => questionOf(section, at + 1)),
    })),
  };
}
