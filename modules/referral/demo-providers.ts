/** Six names in the order of the languages below. */
export type Six = readonly [en: string, ar: string, zh: string, fr: string, ru: string, es: string];

/** Areas of the invented State XV with the middles of each, and their names in six languages. */
export const demoAreas = [
  ["XV-CAP", 10.2, 37.6, "Capital", "العاصمة", "首都", "Capitale", "Столица", "Capital federal"],
  ["XV-LAKE", 9.4, 38.3, "Lakeside", "ضفاف البحيرة", "湖畔", "Bord du lac", "Приозёрье", "Ribera del Lago"],
  ["XV-PORT", 11.6, 37.9, "Old Port", "الميناء القديم", "老港", "Vieux-Port", "Старый порт", "Puerto Viejo"],
  ["XV-HILL", 8.9, 37.2, "Hill Country", "بلاد التلال", "丘陵", "Collines", "Холмогорье", "Las Colinas"],
  [
    "XV-EAST",
    12.3,
    38.6,
    "Eastern Border",
    "الحدود الشرقية",
    "东部边境",
    "Frontière de l’Est",
    "Восточная граница",
    "Frontera del Este",
  ],
  [
    "XV-NORTH",
    10.5,
    39.4,
    "Northern Plains",
    "السهول الشمالية",
    "北部平原",
    "Plaines du Nord",
    "Северные равнины",
    "Llanos del Norte",
  ],
  ["XV-COAST", 12.0, 36.9, "South Coast", "الساحل الجنوبي", "南海岸", "Côte Sud", "Южный берег", "Costa Sur"],
  [
    "XV-MINE",
    8.1,
    38.8,
    "Mining District",
    "منطقة المناجم",
    "矿区",
    "District minier",
    "Горный округ",
    "Distrito minero",
  ],
  [
    "XV-RIVER",
    9.7,
    36.7,
    "River Valley",
    "وادي النهر",
    "河谷",
    "Vallée du fleuve",
    "Долина реки",
    "Valle del Río",
  ],
  ["XV-ISLE", 13.4, 36.4, "The Isles", "الجزر", "群岛", "Les Îles", "Острова", "Las Islas"],
  [
    "XV-WEST",
    7.4,
    37.5,
    "Western Orchards",
    "البساتين الغربية",
    "西部果园",
    "Vergers de l’Ouest",
    "Западные сады",
    "Huertos del Oeste",
  ],
  [
    "XV-GATE",
    9.0,
    39.9,
    "Mountain Gate",
    "بوابة الجبل",
    "山口",
    "Porte des monts",
    "Горные ворота",
    "Puerta del Monte",
  ],
] as const;

export type DemoProvider = {
  readonly key: string;
  readonly kind: string;
  readonly name: Six;
  readonly answers?: true;
};

export const demoProviders: readonly DemoProvider[] = [
  {
    key: "harbour-house",
    kind: "ngo",
    answers: true,
    name: ["Harbour House", "بيت المرفأ", "港湾之家", "Maison du Port", "Дом у гавани", "Casa del Puerto"],
  },
  {
    key: "open-door",
    kind: "ngo",
    name: ["Open Door", "الباب المفتوح", "敞开之门", "Porte ouverte", "Открытая дверь", "Puerta Abierta"],
  },
  {
    key: "city-clinic",
    kind: "state",
    name: [
      "City Clinics",
      "عيادات المدينة",
      "城市诊所",
      "Cliniques de la ville",
      "Городские клиники",
      "Clínicas de la Ciudad",
    ],
  },
  {
    key: "legal-bridge",
    kind: "ngo",
    name: [
      "Legal Bridge",
      "جسر القانون",
      "法律之桥",
      "Passerelle juridique",
      "Правовой мост",
      "Puente Legal",
    ],
  },
  {
    key: "youth-office",
    kind: "state",
    name: [
      "Youth Office",
      "مكتب الناشئة",
      "青少年事务处",
      "Office de la jeunesse",
      "Управление по делам детей",
      "Oficina de la Juventud",
    ],
  },
  {
    key: "port-mission",
    kind: "faith",
    name: [
      "Port Mission",
      "بعثة المرفأ",
      "港口服务会",
      "Mission du port",
      "Портовая миссия",
      "Misión del Puerto",
    ],
  },
  {
    key: "many-tongues",
    kind: "private",
    name: ["Many Tongues", "ألسنة شتى", "众语社", "Mille langues", "Много языков", "Muchas Lenguas"],
  },
  {
    key: "way-home",
    kind: "international",
    name: ["Way Home", "طريق البيت", "归途", "Chemin du retour", "Путь домой", "Camino a Casa"],
  },
  {
    key: "work-anew",
    kind: "ngo",
    name: ["Work Anew", "عمل من جديد", "重新工作", "Travail nouveau", "Работа заново", "Trabajo Nuevo"],
  },
  {
    key: "safe-witness",
    kind: "state",
    name: [
      "Safe Witness Office",
      "مكتب الشاهد الآمن",
      "证人安全办公室",
      "Bureau du témoin protégé",
      "Бюро безопасности свидетелей",
      "Oficina del Testigo Seguro",
    ],
  },
];
