import type { Lang } from "@palermo/vocabulary";
import type { eventKinds } from "./kinds.ts";

type DemoEvent = {
  readonly kind: (typeof eventKinds)[number];
  readonly date: string;
  readonly earliest: string;
  readonly latest: string | null;
  readonly country: string | null;
  readonly route: string | null;
  readonly title: Readonly<Record<Lang, string>>;
};

/** Invented events of Veridia. */
export const demoEvents: readonly DemoEvent[] = [
  {
    kind: "visa_rule",
    date: "2020-09-01",
    earliest: "2020-09-01",
    latest: "2020-09-01",
    country: null,
    route: null,
    title: {
      ar: "فيريديا تفرض تأشيرة عبور",
      zh: "维里迪亚实行过境签证",
      en: "Veridia asks for a transit visa",
      fr: "La Véridie exige un visa de transit",
      ru: "Веридия вводит транзитную визу",
      es: "Veridia exige un visado de tránsito",
    },
  },
  {
    kind: "border_control",
    date: "2022-06",
    earliest: "2022-06-01",
    latest: "2022-06-30",
    country: null,
    route: "western_balkans",
    title: {
      ar: "إغلاق المعبر البري الشمالي",
      zh: "北部陆路口岸关闭",
      en: "The northern land crossing is closed",
      fr: "Le point de passage terrestre du nord est fermé",
      ru: "Северный наземный переход закрыт",
      es: "Se cierra el paso terrestre del norte",
    },
  },
  {
    kind: "arrests",
    date: "2023-10/2023-12",
    earliest: "2023-10-01",
    latest: "2023-12-31",
    country: null,
    route: "eastern_mediterranean",
    title: {
      ar: "توقيف ثلاث شبكات في الموانئ",
      zh: "港口三个团伙被捕",
      en: "Three networks are arrested in the ports",
      fr: "Trois réseaux sont arrêtés dans les ports",
      ru: "В портах арестованы три сети",
      es: "Se detiene a tres redes en los puertos",
    },
  },
  {
    kind: "law",
    date: "2024",
    earliest: "2024-01-01",
    latest: "2024-12-31",
    country: "XV",
    route: null,
    title: {
      ar: "قانون يعاقب على تعريض المهاجرين للخطر",
      zh: "法律规定危及移民者加重处罚",
      en: "A law punishes endangering migrants",
      fr: "Une loi punit la mise en danger des migrants",
      ru: "Закон карает за опасность для мигрантов",
      es: "Una ley castiga poner en peligro a migrantes",
    },
  },
];
