import { findIndicatorSet, type Indicator, type IndicatorSet } from "@palermo/vocabulary/indicators";
import { langs } from "#kernel/words";
import type { Claim } from "../words/element.ts";
import type { Audience, Dimension, Instrument, Question, Told, WeighedProfile } from "../words/instrument.ts";
import words from "./data/list-words.json" with { type: "json" };

function setOf(id: string): IndicatorSet {
  const set = findIndicatorSet(id);
  if (set === undefined) throw new Error(`the vocabulary has no indicator set ${id}`);
  return set;
}

/** `ILOEC-D1.01` as an id of a question. */
function idOf(indicator: string): string {
  return indicator.toLowerCase().replaceAll(".", "-");
}

/** What a dimension of the ILO/EC set speaks of (2009): recruitment and destination are means, exploitation is the purpose. */
const claimsOfDimension: Record<Dimension, Claim[]> = {
  D1: [{ element: "means", code: "deception" }],
  D2: [{ element: "means", code: "other_coercion" }],
  D3: [{ element: "means", code: "abuse_of_vulnerability" }],
  D4: [{ element: "purpose", code: "forced_labour_or_services" }],
  D5: [{ element: "means", code: "other_coercion" }],
  D6: [{ element: "means", code: "abuse_of_vulnerability" }],
};

function itemOf(indicator: Indicator, set: IndicatorSet, more: Partial<Question> = {}): Question {
  return {
    id: idOf(indicator.id),
    kind: "yes-no",
    text: { ...indicator.label },
    source: `${set.source}; ${indicator.id}`,
    indicators: [indicator.id, ...indicator.forcedLabour],
    ...more,
  };
}

function weighed(profile: WeighedProfile, audience: Audience, id: string): Instrument {
  const set = setOf("ILOEC");
  if (!set.scorable.includes(profile)) throw new Error(`the strengths of ${profile} are not known`);
  const held = set.indicators.filter((indicator) => indicator.profiles.includes(profile));
  const sections = set.groups.map((group) => ({
    id: group.id.toLowerCase(),
    title: { ...group.label },
    questions: held.flatMap((indicator): Question[] => {
      const strength = indicator.strength?.[profile];
      if (indicator.group !== group.id || strength == null) return [];
      const dimension = group.id as Dimension;
      return [
        itemOf(indicator, set, { claims: claimsOfDimension[dimension], weighs: { dimension, strength } }),
      ];
    }),
  }));
  return {
    id,
    version: 1,
    title: words.titles[profile],
    about: words.about.weighed,
    languages: [...langs],
    audience,
    use: "checklist",
    minutes: 40,
    source: set.source,
    profile,
    sections,
  };
}

type Group = { readonly id: string; readonly audience: Audience; readonly title: Told };

/** A list without weights; nothing in it is ever counted together. */
function unweighed(
  set: IndicatorSet,
  { id, audience, title }: Group,
  indicators: readonly Indicator[],
): Instrument {
  return {
    id,
    version: 1,
    title,
    about: words.about.unweighed,
    languages: [...langs],
    audience,
    use: "checklist",
    minutes: Math.max(3, Math.ceil(indicators.length / 3)),
    source: set.source,
    sections: [
      {
        id: "signs",
        title,
        questions: indicators.map((indicator) => itemOf(indicator, set)),
      },
    ],
  };
}

const groupIds: Readonly<Record<string, string>> = {
  general: "unodc-general",
  children: "unodc-children",
  domesticServitude: "unodc-domestic-servitude",
  sexualExploitation: "unodc-sexual-exploitation",
  labourExploitation: "unodc-labour-exploitation",
  beggingAndPettyCrime: "unodc-begging-and-petty-crime",
};

/** Lists that the vocabulary holds: ILO/EC with strengths for two profiles, ILO 11 and the UNODC groups without. */
export function listsOfVocabulary(): Instrument[] {
  const ilo = setOf("ILO11");
  const unodc = setOf("UNODC");
  return [
    weighed("adultLabour", "adult", "iloec-adult-labour"),
    weighed("childLabour", "child", "iloec-child-labour"),
    unweighed(ilo, { id: "ilo-11", audience: "anyone", title: { ...ilo.label } }, ilo.indicators),
    ...unodc.groups.map((group) => {
      const id = groupIds[group.id];
      if (id === undefined) throw new Error(`the group ${group.id} has no instrument`);
      const audience = group.id === "children" ? "child" : "anyone";
      const ofGroup = unodc.indicators.filter((indicator) => indicator.group === group.id);
      const title = Object.fromEntries(
        langs.map((lang) => [lang, `${words["after-unodc"][lang]}${group.label[lang]}`]),
      );
      return unweighed(unodc, { id, audience, title }, ofGroup);
    }),
  ];
}
