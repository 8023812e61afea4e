import type { Words } from "#kernel/words";
import type { Status } from "../gaps/assessment.ts";
import { provisionIds } from "./acts.ts";
import { six } from "./six.ts";

type Judged = { duty: string; on: string; status: Status; cited?: string[]; finding?: Words };

const first = "2023-05-15";
const second = "2025-09-30";

const carrier = six(
  "No duty of carriers to look at documents, and no sanction.",
  "لا واجب على الناقلين في فحص الوثائق ولا جزاء.",
  "承运人无核验证件的义务，亦无处罚。",
  "Aucune obligation pour les transporteurs de vérifier les documents, ni sanction.",
  "У перевозчиков нет ни обязанности проверять документы, ни санкций.",
  "No hay deber de los transportistas de revisar documentos, ni sanción.",
);
const noBenefit = six(
  "The offence does not ask for a material benefit: family help would be covered.",
  "لا تشترط الجريمة منفعة مادية: فتشمل مساعدة الأسرة.",
  "该罪未要求物质利益，家庭援助亦在其内。",
  "L’infraction n’exige pas d’avantage matériel : l’aide familiale serait visée.",
  "Состав не требует материальной выгоды: под него попала бы помощь семье.",
  "El delito no exige beneficio material: abarcaría la ayuda familiar.",
);
const noAggravation = six(
  "Only death makes the offence graver; danger and inhuman treatment do not.",
  "لا يشدد الجريمة إلا الوفاة؛ لا الخطر ولا المعاملة اللاإنسانية.",
  "仅死亡构成加重情节；危险和不人道待遇不在其列。",
  "Seule la mort aggrave ; ni le danger ni le traitement inhumain.",
  "Отягчает лишь смерть, но не опасность и не бесчеловечное обращение.",
  "Solo la muerte agrava; no el peligro ni el trato inhumano.",
);
const onPaper = six(
  "The right stands in the law; two awards were made in five years and none was paid.",
  "الحق وارد في القانون؛ وصدر حكمان في خمس سنوات ولم يُدفع أي منهما.",
  "法律有规定；五年内仅两项赔偿裁决，均未支付。",
  "Le droit existe ; deux indemnités en cinq ans, aucune payée.",
  "Право есть в законе; за пять лет два решения, ни одно не выплачено.",
  "El derecho figura en la ley; en cinco años hubo dos condenas y ninguna se pagó.",
);

const at = (on: string, status: Status, duties: readonly string[]): Judged[] =>
  duties.map((duty) => ({ duty, on, status }));

/** What the rapporteur of Veridia found on two days: over sixty duties, some of them mended between. */
export const demoAssessments: readonly Judged[] = [
  { duty: "TIP-5.1", on: first, status: "full", cited: [provisionIds.trafficking] },
  { duty: "TIP-3.c", on: first, status: "none" },
  { duty: "TIP-3.c", on: second, status: "full", cited: [provisionIds.child] },
  { duty: "TIP-6.1", on: first, status: "partial" },
  { duty: "TIP-6.1", on: second, status: "full", cited: [provisionIds.privacy] },
  { duty: "TIP-6.6", on: first, status: "partial", cited: [provisionIds.compensation], finding: onPaper },
  { duty: "SOM-5", on: first, status: "full", cited: [provisionIds.migrants] },
  { duty: "SOM-6.1.a", on: first, status: "partial", cited: [provisionIds.smuggling], finding: noBenefit },
  { duty: "SOM-6.1.b.i", on: first, status: "full", cited: [provisionIds.documents] },
  { duty: "SOM-6.1.b.ii", on: first, status: "full", cited: [provisionIds.documents] },
  { duty: "SOM-6.3.a", on: first, status: "none", finding: noAggravation },
  { duty: "SOM-6.3.b", on: first, status: "none", finding: noAggravation },
  { duty: "TIP-11.3", on: first, status: "none", finding: carrier },
  { duty: "TIP-11.4", on: first, status: "none", finding: carrier },
  { duty: "TIP-11.3", on: second, status: "partial", finding: carrier },
  { duty: "SOM-11.3", on: first, status: "none", finding: carrier },
  { duty: "SOM-11.4", on: first, status: "none", finding: carrier },
  ...at(first, "full", [
    "TIP-3.a",
    "TIP-3.b",
    "TIP-3.d",
    "TIP-5.2.a",
    "TIP-5.2.b",
    "TIP-5.2.c",
    "TIP-6.4",
    "TIP-8.1",
    "TIP-8.3",
    "TIP-8.4",
    "TIP-10.1",
    "TIP-13",
    "TIP-14.1",
    "TIP-14.2",
  ]),
  ...at(first, "partial", [
    "TIP-6.2.a",
    "TIP-6.2.b",
    "TIP-6.3.a",
    "TIP-6.3.b",
    "TIP-6.3.c",
    "TIP-6.5",
    "TIP-7.1",
    "TIP-7.2",
    "TIP-8.2",
    "TIP-9.1.a",
    "TIP-9.2",
    "TIP-10.2",
    "TIP-11.1",
  ]),
  ...at(first, "none", ["TIP-6.3.d", "TIP-9.4", "TIP-9.5"]),
  ...at(second, "full", ["TIP-6.2.a", "TIP-10.2"]),
  ...at(second, "partial", ["TIP-9.5"]),
  ...at(first, "full", [
    "SOM-3.a",
    "SOM-3.b",
    "SOM-6.2.a",
    "SOM-6.2.b",
    "SOM-6.2.c",
    "SOM-12.a-b",
    "SOM-13",
    "SOM-18.1",
    "SOM-18.4",
    "SOM-19.1",
  ]),
  ...at(first, "partial", [
    "SOM-10.1",
    "SOM-11.1",
    "SOM-14.1",
    "SOM-15.1",
    "SOM-16.1",
    "SOM-16.3",
    "SOM-18.5",
  ]),
  ...at(first, "none", ["SOM-6.1.c", "SOM-16.2", "SOM-16.4"]),
  ...at(second, "partial", ["SOM-16.4"]),
  ...at(first, "not-applicable", ["SOM-8.1", "SOM-8.2", "SOM-8.4"]),
  ...at(first, "full", [
    "UNTOC-5.1.a",
    "UNTOC-5.1.b",
    "UNTOC-6.1.a",
    "UNTOC-8.1",
    "UNTOC-10.1",
    "UNTOC-12.1",
    "UNTOC-12.2",
  ]),
  ...at(first, "partial", ["UNTOC-6.2.b", "UNTOC-7.1.a", "UNTOC-10.4", "UNTOC-11.1"]),
  ...at(first, "none", ["UNTOC-34.2", "UNTOC-6.2.d"]),
  ...at(second, "full", ["UNTOC-6.2.d"]),
];

/** What peers say of it. */
export const demoComments = [
  {
    role: "coordinator",
    duty: "TIP-6.6",
    comment: six(
      "Shelters report that nobody tells people of the form for compensation.",
      "تفيد الملاجئ بأن أحدًا لا يخبر الناس باستمارة التعويض.",
      "庇护所反映无人告知赔偿申请表。",
      "Les foyers disent que personne ne parle du formulaire d’indemnisation.",
      "Приюты сообщают, что о форме на возмещение никто не говорит.",
      "Los centros dicen que nadie informa del formulario de indemnización.",
    ),
  },
  {
    role: "prosecutor",
    duty: "SOM-6.1.a",
    comment: six(
      "Our guidance already keeps to cases with gain; the law should say so too.",
      "تقتصر إرشاداتنا على القضايا ذات الكسب؛ وينبغي أن ينص القانون على ذلك.",
      "我们的指引已限于牟利案件；法律也应如此规定。",
      "Nos consignes se limitent déjà aux cas lucratifs ; la loi devrait le dire.",
      "Наши указания уже ограничены делами с выгодой; это должен сказать и закон.",
      "Nuestra guía ya se limita a casos con lucro; la ley también debería decirlo.",
    ),
  },
] as const;
