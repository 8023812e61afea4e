import type { CaseKind, FactsChange } from "./casefile.ts";

type DemoPerson = {
  /** Tells the same person in two capacities. */
  readonly who: string;
  readonly capacity: string;
  readonly identity: Readonly<Record<string, unknown>>;
  readonly facts: FactsChange;
  readonly note?: string;
};

type DemoCase = {
  readonly kind: CaseKind;
  readonly reference: string;
  readonly title: string;
  readonly summary: string;
  readonly people: readonly DemoPerson[];
  readonly closed?: string;
  readonly held?: string;
};

const known = <T>(value: T) => ({ state: "known" as const, value });

function person(
  who: string,
  capacity: string,
  facts: FactsChange,
  more: { birth?: number; note?: string } = {},
): DemoPerson {
  const [given = "", ...family] = who.split(" ");
  const birth =
    more.birth === undefined
      ? {}
      : {
          birth: known({
            text: String(more.birth),
            earliest: `${more.birth}-01-01`,
            latest: `${more.birth}-12-31`,
          }),
        };
  const year = more.birth === undefined ? {} : { yearOfBirth: known(more.birth) };
  return {
    who,
    capacity,
    identity: { names: known([{ kind: "legal", given, family: family.join(" ") }]), ...birth },
    facts: { ...year, ...facts },
    ...(more.note === undefined ? {} : { note: more.note }),
  };
}

const woman: FactsChange = { sex: known("female"), gender: known("woman") };
const man: FactsChange = { sex: known("male"), gender: known("man") };

/** Invented cases of the invented State XV: nobody in them exists. They show men, domestic servitude and inner trafficking too. */
export const demoCases: readonly DemoCase[] = [
  {
    kind: "trafficking",
    reference: "XV-INV 2031/014",
    title: "Greenhouses at Lakeside",
    summary:
      "Eleven workers were found in a plastic greenhouse after a labour inspection. Papers were kept in the office; wages were held against an advance for the journey.",
    people: [
      person(
        "Amara Okoye",
        "identified_victim",
        {
          ...woman,
          citizenships: known(["NG"]),
          languages: known(["en"]),
          traffickingStatus: known("identified"),
          forms: known(["forced_labour_or_services"]),
          meansOfControl: known(["debt_bondage", "withholds_documents"]),
          ageAtOffence: known(24),
        },
        { birth: 2006 },
      ),
      person(
        "Samir Haddad",
        "presumed_victim",
        {
          ...man,
          citizenships: known(["SY"]),
          languages: known(["ar"]),
          traffickingStatus: known("presumed"),
          forms: known(["forced_labour_or_services"]),
          meansOfControl: known(["debt_bondage"]),
        },
        { birth: 1998 },
      ),
      person(
        "Viktor Marin",
        "suspected_person",
        { ...man, citizenships: known(["XV"]) },
        { note: "Signed the contracts; says that he only passed them on." },
      ),
      person("Ruth Ferreira", "witness", woman),
    ],
  },
  {
    kind: "trafficking",
    reference: "XV-INV 2031/021",
    title: "House in Old Mill Street",
    summary:
      "Domestic servitude over three years, no border crossed. The neighbour reported that the same person was never seen outside.",
    people: [
      person(
        "Luz Quispe",
        "identified_victim",
        {
          ...woman,
          citizenships: known(["XV"]),
          traffickingStatus: known("identified"),
          forms: known(["servitude"]),
          meansOfControl: known(["restricts_movement", "psychological_abuse"]),
          ageAtOffence: known(16),
        },
        { birth: 2012 },
      ),
      person("Elena Popescu", "prosecuted_person", { ...woman, citizenships: known(["XV"]) }),
      person("Tomas Silva", "reporting_person", man),
    ],
    held: "Court order 7/2031",
  },
  {
    kind: "smuggling",
    reference: "XV-INV 2031/027",
    title: "Night boat to Harbour Town",
    summary:
      "A boat with thirty-four people was brought in by the coast guard. Fees between 2,000 and 4,500 were paid in two parts; phones were taken on board.",
    people: [
      person(
        "Dilnoza Karimova",
        "smuggled_migrant",
        { ...woman, citizenships: known(["UZ"]), languages: known(["ru"]) },
        { birth: 2001 },
      ),
      person(
        "Karim Haddad",
        "smuggled_migrant",
        { ...man, citizenships: known(["SY"]), languages: known(["ar"]) },
        { birth: 1989 },
      ),
      person("Joy Mensah", "child_accompanying", { ...woman, citizenships: known(["GH"]) }, { birth: 2021 }),
      person("Pavel Kovač", "suspected_person", { ...man, citizenships: { state: "refused" } }),
    ],
  },
  {
    kind: "both",
    reference: "XV-INV 2030/188",
    title: "From the route to the nail bars",
    summary:
      "People who paid for the crossing were put to work in four shops until the fee was said to be paid. It never was.",
    people: [
      person(
        "Thuy Tran",
        "identified_victim",
        {
          ...woman,
          citizenships: known(["VN"]),
          languages: known(["vi"]),
          traffickingStatus: known("identified"),
          forms: known(["forced_labour_or_services"]),
          meansOfControl: known(["debt_bondage", "threatens_children_or_family"]),
        },
        { birth: 2004 },
      ),
      person("Thuy Tran", "smuggled_migrant", {}),
      person(
        "Mai Nguyen",
        "presumed_victim",
        {
          ...woman,
          citizenships: known(["VN"]),
          traffickingStatus: known("presumed"),
          forms: known(["forced_labour_or_services"]),
        },
        { birth: 2010 },
      ),
      person(
        "Mai Nguyen",
        "suspected_person",
        {},
        { note: "Kept the keys of one shop under threat; non-punishment to be examined." },
      ),
      person("Huy Pham", "convicted_person", { ...man, citizenships: known(["VN"]) }, { birth: 1979 }),
    ],
  },
  {
    kind: "trafficking",
    reference: "XV-INV 2029/093",
    title: "Begging at the station",
    summary: "Children were brought from village to town for begging. Two are with their grandparents again.",
    people: [
      person(
        "Ioana Eze",
        "identified_victim",
        {
          ...woman,
          citizenships: known(["XV"]),
          traffickingStatus: known("identified"),
          forms: known(["forced_begging"]),
          ageAtOffence: known(9),
        },
        { birth: 2020 },
      ),
      person(
        "Samuel Eze",
        "identified_victim",
        {
          ...man,
          citizenships: known(["XV"]),
          traffickingStatus: known("identified"),
          forms: known(["forced_begging"]),
          ageAtOffence: known(11),
        },
        { birth: 2018 },
      ),
      person("Olena Marin", "acquitted_person", woman),
    ],
    closed: "Final judgment; the appeal was withdrawn.",
  },
  {
    kind: "trafficking",
    reference: "XV-INV 2031/033",
    title: "Offers on the phone",
    summary:
      "Young men answered offers for work abroad and were made to write to strangers in a locked building. Two came home by their consulate.",
    people: [
      person(
        "Daniel Mensah",
        "presumed_victim",
        {
          ...man,
          citizenships: known(["GH"]),
          languages: known(["en"]),
          traffickingStatus: known("presumed"),
          forms: known(["forced_criminality"]),
          meansOfControl: known(["restricts_movement", "physical_threats"]),
        },
        { birth: 2005 },
      ),
      person(
        "Alex Silva",
        "presumed_victim",
        {
          sex: known("male"),
          gender: known("non_conforming"),
          citizenships: known(["XV"]),
          traffickingStatus: known("presumed"),
          forms: known(["forced_criminality"]),
        },
        { birth: 2007 },
      ),
    ],
  },
];
