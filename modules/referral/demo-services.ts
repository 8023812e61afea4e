import { demoAreas, type Six } from "./demo-providers.ts";
import type { ServiceKind } from "./words/lists.ts";

export type DemoService = {
  readonly key: string;
  readonly provider: string;
  readonly kinds: readonly ServiceKind[];
  readonly areas: readonly string[];
  readonly languages: readonly string[];
  readonly sexes?: readonly ("female" | "male")[];
  readonly ages?: readonly [number, number];
  readonly places?: readonly [free: number, all: number];
  readonly office?: true;
  readonly interpreter?: true;
  readonly families?: true;
};

const everywhere = ["XV"];
const places = (area: string, name: string) => ({
  areas: [`XV-${area}`],
  key: `${name}.${area.toLowerCase()}`,
});

/** Shelters: women in many places, men and boys in few, so that the map has something to say. */
const shelters: readonly DemoService[] = [
  {
    provider: "harbour-house",
    kinds: ["shelter", "psychological"],
    ...places("LAKE", "shelter"),
    languages: ["en", "ti", "ar", "am"],
    sexes: ["female"],
    places: [2, 14],
    families: true,
  },
  {
    provider: "harbour-house",
    kinds: ["shelter", "child-protection"],
    ...places("LAKE", "boys"),
    languages: ["en", "ti", "so"],
    sexes: ["male"],
    ages: [12, 17],
    places: [1, 8],
  },
  {
    provider: "harbour-house",
    kinds: ["shelter"],
    ...places("CAP", "shelter"),
    languages: ["en", "fr", "ar"],
    sexes: ["female"],
    ages: [18, 120],
    places: [0, 20],
    interpreter: true,
  },
  {
    provider: "open-door",
    kinds: ["shelter", "material-help"],
    ...places("CAP", "men"),
    languages: ["en", "fr", "es"],
    sexes: ["male"],
    ages: [18, 120],
    places: [3, 12],
  },
  {
    provider: "open-door",
    kinds: ["shelter"],
    ...places("RIVER", "shelter"),
    languages: ["en", "es"],
    sexes: ["female"],
    places: [4, 10],
    families: true,
  },
  {
    provider: "open-door",
    kinds: ["shelter"],
    ...places("NORTH", "shelter"),
    languages: ["ru", "en", "uk"],
    sexes: ["female"],
    ages: [16, 120],
    places: [5, 9],
    interpreter: true,
  },
  {
    provider: "port-mission",
    kinds: ["shelter", "material-help"],
    ...places("PORT", "seafarers"),
    languages: ["en", "tl", "id", "my"],
    sexes: ["male"],
    ages: [18, 120],
    places: [6, 16],
  },
  {
    provider: "port-mission",
    kinds: ["shelter"],
    ...places("COAST", "shelter"),
    languages: ["en", "ar"],
    sexes: ["female"],
    places: [0, 8],
    families: true,
  },
  {
    provider: "youth-office",
    kinds: ["shelter", "child-protection"],
    ...places("CAP", "children"),
    languages: ["en", "fr", "ar", "ru"],
    ages: [0, 17],
    places: [2, 18],
    interpreter: true,
  },
  {
    provider: "youth-office",
    kinds: ["shelter", "child-protection"],
    ...places("EAST", "children"),
    languages: ["en", "fa", "ps"],
    ages: [6, 17],
    places: [0, 6],
  },
  {
    provider: "open-door",
    kinds: ["shelter"],
    ...places("EAST", "shelter"),
    languages: ["en", "fa", "ru"],
    sexes: ["female"],
    ages: [18, 120],
    places: [1, 12],
  },
  {
    provider: "safe-witness",
    kinds: ["witness-protection"],
    key: "programme",
    areas: everywhere,
    languages: ["en"],
    interpreter: true,
    places: [4, 20],
    families: true,
  },
];

const areaCodes = demoAreas.map(([code]) => code.slice(3));
const medical = ["CAP", "LAKE", "PORT", "HILL", "EAST", "NORTH", "COAST", "RIVER"];
const legal = ["CAP", "PORT", "EAST", "NORTH", "LAKE"];
const schools = ["CAP", "LAKE", "NORTH", "RIVER", "WEST"];

const offices: readonly DemoService[] = [
  ...medical.map(
    (area): DemoService => ({
      provider: "city-clinic",
      kinds: ["medical"],
      ...places(area, "clinic"),
      languages: area === "CAP" ? ["en", "fr", "ar", "zh", "es", "ru"] : ["en"],
      interpreter: true,
      families: true,
      office: true,
    }),
  ),
  ...["CAP", "LAKE", "COAST"].map(
    (area): DemoService => ({
      provider: "city-clinic",
      kinds: ["psychological", "medical"],
      ...places(area, "counselling"),
      languages: ["en", "ar", "ti"],
      ages: [12, 120],
      office: true,
    }),
  ),
  ...legal.map(
    (area): DemoService => ({
      provider: "legal-bridge",
      kinds: ["legal-aid", "asylum"],
      ...places(area, "law"),
      languages: ["en", "fr", "es", "ar"],
      interpreter: true,
      families: true,
      office: true,
    }),
  ),
  ...["CAP", "LAKE", "EAST", "PORT"].map(
    (area): DemoService => ({
      provider: "youth-office",
      kinds: ["child-protection", "family-tracing"],
      ...places(area, "guardians"),
      languages: ["en", "fr", "fa", "ti"],
      ages: [0, 17],
      office: true,
    }),
  ),
  ...areaCodes.slice(0, 6).map(
    (area): DemoService => ({
      provider: "many-tongues",
      kinds: ["interpretation"],
      ...places(area, "interpreters"),
      languages: ["ar", "ti", "am", "so", "fa", "ru", "zh", "fr", "es", "en"],
      office: true,
      families: true,
    }),
  ),
  ...schools.map(
    (area): DemoService => ({
      provider: "work-anew",
      kinds: ["education", "financial"],
      ...places(area, "courses"),
      languages: ["en", "es"],
      ages: [16, 120],
      office: true,
    }),
  ),
  ...["CAP", "EAST", "NORTH"].map(
    (area): DemoService => ({
      provider: "way-home",
      kinds: ["return", "family-tracing"],
      ...places(area, "return"),
      languages: ["en", "fr", "ar", "ru", "es"],
      interpreter: true,
      families: true,
      office: true,
    }),
  ),
  ...["CAP", "LAKE", "HILL", "WEST", "MINE"].map(
    (area): DemoService => ({
      provider: "open-door",
      kinds: ["material-help", "advocate"],
      ...places(area, "day-centre"),
      languages: ["en", "es", "fr"],
      families: true,
      office: true,
    }),
  ),
  ...["LAKE", "RIVER"].map(
    (area): DemoService => ({
      provider: "harbour-house",
      kinds: ["advocate", "psychological"],
      ...places(area, "advocates"),
      languages: ["en", "ti", "ar"],
      families: true,
      office: true,
    }),
  ),
  ...["PORT", "COAST", "ISLE"].map(
    (area): DemoService => ({
      provider: "port-mission",
      kinds: ["material-help", "financial"],
      ...places(area, "seafarers-aid"),
      languages: ["en", "tl", "id"],
      ages: [18, 120],
      office: true,
    }),
  ),
  ...["GATE", "MINE", "NORTH"].map(
    (area): DemoService => ({
      provider: "work-anew",
      kinds: ["advocate", "legal-aid"],
      ...places(area, "workers-desk"),
      languages: ["en", "ru"],
      ages: [16, 120],
      office: true,
    }),
  ),
  {
    provider: "way-home",
    kinds: ["financial"],
    key: "fund",
    areas: everywhere,
    languages: ["en"],
    interpreter: true,
    families: true,
    office: true,
  },
];

export const demoServices: readonly DemoService[] = [...shelters, ...offices];

/** What a house of a kind is called, in six languages; the name of its area follows. */
export const demoNames: Readonly<Partial<Record<ServiceKind, Six>>> = {
  shelter: ["Shelter", "مأوى", "庇护所", "Hébergement", "Приют", "Alojamiento"],
  medical: ["Clinic", "عيادة", "诊所", "Clinique", "Клиника", "Clínica"],
  psychological: [
    "Counselling rooms",
    "غرف الإرشاد",
    "咨询室",
    "Salles d’écoute",
    "Кабинет психолога",
    "Sala de apoyo",
  ],
  interpretation: ["Interpreters", "مترجمون", "口译队", "Interprètes", "Переводчики", "Intérpretes"],
  "legal-aid": [
    "Legal desk",
    "مكتب قانوني",
    "法律咨询台",
    "Bureau juridique",
    "Юридическая приёмная",
    "Mesa jurídica",
  ],
  "material-help": [
    "Day centre",
    "مركز نهاري",
    "日间中心",
    "Accueil de jour",
    "Дневной центр",
    "Centro de día",
  ],
  education: ["Courses", "دورات", "课程", "Cours du soir", "Курсы", "Cursos"],
  "child-protection": ["Guardians", "أوصياء", "监护人", "Tuteurs", "Опекуны", "Tutores"],
  return: [
    "Return desk",
    "مكتب العودة",
    "返回咨询台",
    "Bureau du retour",
    "Отдел возвращения",
    "Mesa de retorno",
  ],
  financial: ["Fund", "صندوق", "基金", "Fonds d’aide", "Фонд", "Fondo"],
  advocate: ["Advocates", "مرافقون", "陪同员", "Accompagnants", "Сопровождающие", "Acompañantes"],
  "witness-protection": ["Programme", "برنامج", "计划", "Programme de protection", "Программа", "Programa"],
};
