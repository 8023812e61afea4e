import { six } from "./six.ts";

const id = (n: number) => `0190d002-0000-7000-8000-${String(n).padStart(12, "0")}`;

export const demoPlanId = id(1);

const ministry = six(
  "Ministry of Justice",
  "وزارة العدل",
  "司法部",
  "Ministère de la justice",
  "Министерство юстиции",
  "Ministerio de Justicia",
);

/** An invented action plan: its head, goals and measures. */
export const demoPlan = {
  head: {
    recordId: demoPlanId,
    country: "XV",
    title: six(
      "National plan against trafficking and smuggling",
      "الخطة الوطنية لمكافحة الاتجار والتهريب",
      "打击贩运与偷运国家计划",
      "Plan national contre la traite et le trafic",
      "Национальный план против торговли людьми и незаконного ввоза",
      "Plan nacional contra la trata y el tráfico",
    ),
    summary: six(
      "Invented plan that closes gaps which the rapporteur found.",
      "خطة مختلقة تسد ثغرات وجدها المقرر.",
      "虚构计划，弥补报告员发现的差距。",
      "Plan inventé qui comble des lacunes relevées par le rapporteur.",
      "Вымышленный план, закрывающий найденные докладчиком пробелы.",
      "Plan inventado que cierra lagunas halladas por la relatoría.",
    ),
    starts: "2025-01-01",
    ends: "2028-12-31",
  },
  goals: [
    {
      goalId: id(11),
      title: six(
        "A law that fits the Protocols",
        "قانون يوافق البروتوكولين",
        "与议定书相符的法律",
        "Une loi conforme aux Protocoles",
        "Закон, соответствующий протоколам",
        "Una ley acorde con los Protocolos",
      ),
    },
    {
      goalId: id(12),
      title: six(
        "Rights that reach people",
        "حقوق تصل إلى الناس",
        "落到实处的权利",
        "Des droits qui atteignent les personnes",
        "Права, которые доходят до людей",
        "Derechos que llegan a las personas",
      ),
    },
  ],
  measures: [
    {
      measureId: id(21),
      goalId: id(11),
      title: six(
        "Add material benefit to the smuggling offence",
        "إضافة المنفعة المادية إلى جريمة التهريب",
        "在偷运罪中增加物质利益要件",
        "Ajouter l’avantage matériel à l’infraction de trafic",
        "Внести в состав ввоза материальную выгоду",
        "Añadir el beneficio material al delito de tráfico",
      ),
      body: ministry,
      deadline: "2026-06-30",
      duty: "SOM-6.1.a",
      progress: "under-way",
      note: six(
        "A draft went out for comments.",
        "طُرحت مسودة للتعليق.",
        "草案已征求意见。",
        "Un projet est parti pour avis.",
        "Проект разослан на замечания.",
        "Un borrador salió a comentarios.",
      ),
    },
    {
      measureId: id(22),
      goalId: id(11),
      title: six(
        "Make danger and inhuman treatment aggravating",
        "جعل الخطر والمعاملة اللاإنسانية ظرفين مشددين",
        "将危险和不人道待遇列为加重情节",
        "Faire du danger et du traitement inhumain des circonstances aggravantes",
        "Сделать опасность и бесчеловечное обращение отягчающими",
        "Hacer agravantes el peligro y el trato inhumano",
      ),
      body: ministry,
      deadline: "2026-12-31",
      duty: "SOM-6.3.a",
      progress: "not-started",
    },
    {
      measureId: id(23),
      goalId: id(12),
      title: six(
        "A fund that pays awards the offender does not pay",
        "صندوق يدفع ما لا يدفعه الجاني",
        "设立基金，支付犯罪人未付的赔偿",
        "Un fonds qui paie ce que l’auteur ne paie pas",
        "Фонд, выплачивающий то, чего не платит виновный",
        "Un fondo que pague lo que el autor no paga",
      ),
      body: six(
        "Ministry of Finance",
        "وزارة المالية",
        "财政部",
        "Ministère des finances",
        "Министерство финансов",
        "Ministerio de Hacienda",
      ),
      deadline: "2025-12-31",
      duty: "TIP-6.6",
      progress: "under-way",
    },
    {
      measureId: id(24),
      goalId: id(12),
      title: six(
        "Interpreters at every first interview",
        "مترجمون في كل مقابلة أولى",
        "每次首次面谈均配译员",
        "Des interprètes à chaque premier entretien",
        "Переводчик на каждой первой беседе",
        "Intérpretes en toda primera entrevista",
      ),
      body: six(
        "National Referral Coordination",
        "التنسيق الوطني للإحالة",
        "国家转介协调处",
        "Coordination nationale de l’orientation",
        "Национальная координация перенаправления",
        "Coordinación Nacional de Derivación",
      ),
      deadline: "2025-06-30",
      duty: "TIP-6.2.a",
      progress: "done",
    },
  ],
} as const;

/** Help with a law, step by step. */
export const demoDrafting = {
  open: {
    recordId: id(31),
    country: "XV",
    subject: "law",
    title: six(
      "Amendment of the Migrant Smuggling Act",
      "تعديل قانون تهريب المهاجرين",
      "修订《偷运移民法》",
      "Modification de la loi sur le trafic de migrants",
      "Поправки к закону о незаконном ввозе мигрантов",
      "Reforma de la Ley sobre el tráfico de migrantes",
    ),
    helper: six(
      "An invented regional programme",
      "برنامج إقليمي مختلق",
      "虚构的区域项目",
      "Un programme régional inventé",
      "Вымышленная региональная программа",
      "Un programa regional inventado",
    ),
    duties: ["SOM-6.1.a", "SOM-6.3.a", "SOM-6.3.b"],
    on: "2025-02-10",
  },
  steps: [
    { action: "law.record-needs", on: "2025-04-02" },
    { action: "law.record-draft", on: "2025-09-15" },
    { action: "law.open-comments", on: "2025-10-01" },
  ],
} as const;

/** A needs assessment with one toolkit. */
export const demoSheet = {
  open: {
    recordId: id(41),
    toolkit: "smuggling-response",
    country: "XV",
    on: "2025-10-20",
    title: six(
      "Response to smuggling in Veridia, first look",
      "الاستجابة للتهريب في فيريديا، نظرة أولى",
      "维里迪亚应对偷运：初步评估",
      "Réponse au trafic en Véridie, premier regard",
      "Ответ на ввоз мигрантов в Веридии: первый взгляд",
      "Respuesta al tráfico en Veridia, primera mirada",
    ),
  },
  ratings: [
    ["benefit", 0],
    ["migrants", 2],
    ["aggravation", 0],
    ["proactive", 1],
    ["organizers", 1],
    ["digital", 2],
    ["deaths", 0],
    ["testimony", 1],
    ["lines", 2],
    ["sentences", 1],
    ["rescue", 3],
    ["protection", 2],
    ["neighbours", 1],
    ["joint", 0],
  ],
  need: six(
    "A change of the law, and guidance until then.",
    "تعديل القانون، وإرشادات إلى حينه.",
    "修改法律，此前先行指引。",
    "Une modification de la loi, et des consignes d’ici là.",
    "Изменение закона, а до него — указания.",
    "Una reforma de la ley y, hasta entonces, una guía.",
  ),
} as const;
