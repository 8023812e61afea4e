import type { z } from "zod";
import type { CourtHead } from "../courts/court.ts";
import type { ProvisionHead } from "../offences/offence.ts";
import type { TermHead } from "../proceedings/term.ts";

type Six = readonly [en: string, ar: string, zh: string, fr: string, ru: string, es: string];
const words = ([text, ar, zh, fr, ru, es]: Six) => ({
  lang: "en" as const,
  text,
  translations: { ar, zh, fr, ru, es },
});

export const country = "XV";
const zone = "Europe/Lisbon";

/** Offences of the invented State XV, by the name under which the stories speak of them. */
export const demoProvisions = {
  trafficking: {
    country,
    citation: "Criminal Code, s. 104",
    inForce: { starts: "2004-07-01", ends: null },
    offence: {
      label: words([
        "Trafficking in persons",
        "الاتجار بالأشخاص",
        "贩运人口",
        "Traite des personnes",
        "Торговля людьми",
        "Trata de personas",
      ]),
      family: "trafficking",
      bases: ["TIP-5.1"],
      iccs: "0204",
      penalty: { leastMonths: 36, mostMonths: 144, confiscation: true },
      limitation: { amount: 15, childFrom: 18 },
      nonPunishment: true,
    },
  },
  group: {
    country,
    citation: "Criminal Code, s. 278",
    inForce: { starts: "2004-07-01", ends: null },
    offence: {
      label: words([
        "Taking part in an organized criminal group",
        "المشاركة في جماعة إجرامية منظمة",
        "参加有组织犯罪集团",
        "Participation à un groupe criminel organisé",
        "Участие в организованной преступной группе",
        "Participación en un grupo delictivo organizado",
      ]),
      family: "organised-group",
      bases: ["UNTOC-5.1.a"],
      iccs: null,
      penalty: { leastMonths: 12, mostMonths: 120, confiscation: true },
      limitation: { amount: 10 },
    },
  },
  smuggling: {
    country,
    citation: "Aliens Act, s. 114",
    inForce: { starts: "2006-01-01", ends: null },
    offence: {
      label: words([
        "Smuggling of migrants",
        "تهريب المهاجرين",
        "偷运移民",
        "Trafic illicite de migrants",
        "Незаконный ввоз мигрантов",
        "Tráfico ilícito de migrantes",
      ]),
      family: "smuggling",
      bases: ["SOM-6.1.a", "SOM-6.3.a"],
      iccs: "08051",
      penalty: { leastMonths: 12, mostMonths: 96, fine: true, confiscation: true },
      limitation: { amount: 8, restarts: true, mostFactor: 2 },
    },
  },
} satisfies Record<string, z.input<typeof ProvisionHead>>;

export const demoCourts = {
  district: {
    country,
    court: {
      name: words([
        "District Court of Lakeside",
        "محكمة مقاطعة ليكسايد",
        "湖畔区法院",
        "Tribunal de district de Lakeside",
        "Окружной суд Лейксайда",
        "Tribunal de Distrito de Lakeside",
      ]),
      level: "first_instance",
      place: "Lakeside",
      zone,
      specialisations: ["trafficking", "smuggling"],
      posts: 9,
      judges: 7,
      trained: 4,
    },
  },
  juvenile: {
    country,
    court: {
      name: words([
        "Juvenile Court of Lakeside",
        "محكمة الأحداث في ليكسايد",
        "湖畔少年法院",
        "Tribunal pour enfants de Lakeside",
        "Суд по делам несовершеннолетних Лейксайда",
        "Tribunal de Menores de Lakeside",
      ]),
      level: "first_instance",
      place: "Lakeside",
      zone,
      specialisations: ["juvenile"],
      posts: 3,
      judges: 3,
      trained: 1,
    },
  },
  harbour: {
    country,
    court: {
      name: words([
        "District Court of Harbour Town",
        "محكمة مقاطعة هاربور تاون",
        "港城区法院",
        "Tribunal de district de Harbour Town",
        "Окружной суд Харбор-Тауна",
        "Tribunal de Distrito de Harbour Town",
      ]),
      level: "first_instance",
      place: "Harbour Town",
      zone,
      specialisations: ["smuggling", "migration", "organised-crime"],
      posts: 12,
      judges: 8,
      trained: 2,
    },
  },
  appeal: {
    country,
    court: {
      name: words([
        "Court of Appeal of Veridia",
        "محكمة استئناف فيريديا",
        "维里迪亚上诉法院",
        "Cour d'appel de Véridie",
        "Апелляционный суд Веридии",
        "Tribunal de Apelación de Veridia",
      ]),
      level: "appeal",
      place: "Harbour Town",
      zone,
      posts: 6,
      judges: 6,
      trained: null,
    },
  },
} satisfies Record<string, z.input<typeof CourtHead>>;

export const demoTerms: readonly z.input<typeof TermHead>[] = [
  {
    country,
    after: "verdict",
    metBy: "appeal",
    term: {
      title: words([
        "Decide on an appeal",
        "البت في الاستئناف",
        "决定是否上诉",
        "Décider d'un appel",
        "Решить, обжаловать ли приговор",
        "Decidir si se apela",
      ]),
      unit: "days",
      amount: 14,
      rolls: true,
      warnHours: 72,
    },
  },
];
