/** Month names and their usual short forms in the six UN languages, with Ukrainian, Portuguese and German. */
const NAMES: readonly string[] = [
  "january jan janvier janv enero ene январь января янв січень січня janeiro januar يناير كانون_الثاني",
  "february feb février fevrier févr febrero февраль февраля фев лютий лютого fevereiro februar فبراير شباط",
  "march mar mars marzo март марта мар березень березня março märz مارس اذار آذار",
  "april apr avril avr abril abr апрель апреля апр квітень квітня ابريل أبريل نيسان",
  "may mai mayo май мая травень травня maio مايو أيار ايار",
  "june jun juin junio июнь июня июн червень червня junho juni يونيو حزيران",
  "july jul juillet juil julio июль июля июл липень липня julho juli يوليو تموز",
  "august aug août aout agosto ago август августа авг серпень серпня اغسطس أغسطس آب",
  "september sep sept septembre septiembre сентябрь сентября сен вересень вересня setembro سبتمبر أيلول ايلول",
  "october oct octobre octubre октябрь октября окт жовтень жовтня outubro oktober okt أكتوبر اكتوبر",
  "november nov novembre noviembre ноябрь ноября ноя листопад листопада novembro نوفمبر",
  "december dec décembre decembre diciembre dic декабрь декабря дек грудень грудня dezembro dezember dez ديسمبر",
];

const MONTHS = new Map<string, number>();
NAMES.forEach((list, index) => {
  for (const name of list.split(" ")) MONTHS.set(name.normalize("NFKC"), index + 1);
});

/** Month number 1-12 of a lower-case month name, undefined for anything else. */
export function findMonth(name: string): number | undefined {
  return MONTHS.get(name.replace(/\.$/, ""));
}
