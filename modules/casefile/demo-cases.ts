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

/**
 * Invented cases of the invented State XV, the latest of them registered in `year`: nobody in them exists. They show
 * men, domestic servitude and inner trafficking too.
 */
export function demoCases(year: number): readonly DemoCase[] {
  return [
    {
      kind: "trafficking",
      reference: `XV-INV ${year}/014`,
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
          { birth: year - 25 },
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
          { birth: year - 33 },
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
      reference: `XV-INV ${year}/021`,
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
          { birth: year - 19 },
        ),
        person("Elena Popescu", "prosecuted_person", { ...woman, citizenships: known(["XV"]) }),
        person("Tomas Silva", "reporting_person", man),
      ],
      held: `Court order 7/${year}`,
    },
    {
      kind: "smuggling",
      reference: `XV-INV ${year}/027`,
      title: "Night boat to Harbour Town",
      summary:
        "A boat with thirty-four people was brought in by the coast guard. Fees between 2,000 and 4,500 were paid in two parts; phones were taken on board.",
      people: [
        person(
          "Dilnoza Karimova",
          "smuggled_migrant",
          { ...woman, citizenships: known(["UZ"]), languages: known(["ru"]) },
          { birth: year - 30 },
        ),
        person(
          "Karim Haddad",
          "smuggled_migrant",
          { ...man, citizenships: known(["SY"]), languages: known(["ar"]) },
          { birth: year - 42 },
        ),
        person(
          "Joy Mensah",
          "child_accompanying",
          { ...woman, citizenships: known(["GH"]) },
          { birth: year - 10 },
        ),
        person("Pavel Kovač", "suspected_person", { ...man, citizenships: { state: "refused" } }),
      ],
    },
    {
      kind: "both",
      reference: `XV-INV ${year - 1}/188`,
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
          { birth: year - 27 },
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
          { birth: year - 21 },
        ),
        person(
          "Mai Nguyen",
          "suspected_person",
          {},
          { note: "Kept the keys of one shop under threat; non-punishment to be examined." },
        ),
        person("Huy Pham", "convicted_person", { ...man, citizenships: known(["VN"]) }, { birth: year - 52 }),
      ],
    },
    {
      kind: "trafficking",
      reference: `XV-INV ${year - 2}/093`,
      title: "Begging at the station",
      summary:
        "Children were brought from village to town for begging. Two are with their grandparents again.",
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
          { birth: year - 11 },
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
          { birth: year - 13 },
        ),
        person("Olena Marin", "acquitted_person", woman),
      ],
      closed: "Final judgment; the appeal was withdrawn.",
    },
    {
      kind: "trafficking",
      reference: `XV-INV ${year}/033`,
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
          { birth: year - 26 },
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
          { birth: year - 24 },
        ),
      ],
    },
  ];
}
