import { describe, expect, test } from "vitest";
import { findNames } from "./find-names.ts";

const none = { named: [] };
const found = (text: string, lang = "en", named: string[] = []) =>
  findNames(text, lang, { named }).map(({ kind, text: what }) => `${kind}: ${what}`);

describe("[L1] names of people", () => {
  test("are found beside words for victims, witnesses and children", () => {
    expect(found("The victim, Ngozi Okafor, aged 15, came from Edo State.")).toEqual(["name: Ngozi Okafor"]);
    expect(found("The complainant, known as Blessing, fled.")).toEqual(["name: Blessing"]);
    expect(found("the court heard the witness Tereshkova on this")).toEqual(["name: Tereshkova"]);
    expect(found("La victime, Aminata Diallo, âgée de 16 ans, est partie.", "fr")).toEqual([
      "name: Aminata Diallo",
    ]);
    expect(found("La menor, de nombre Lucía Fernández de la Vega, declaró.", "es")).toEqual([
      "name: Lucía Fernández de la Vega",
    ]);
    expect(found("Потерпевшая Петрова А.И. показала, что она приехала.", "ru")).toEqual([
      "name: Петрова А.И.",
    ]);
    expect(found("وقالت المجني عليها فاطمة حسن إنها وصلت", "ar")).toEqual(["name: فاطمة حسن"]);
    expect(found("被害人李小红于当日报案。", "zh")).toEqual(["name: 李小红"]);
  });

  test("are found wherever a row of capitalised words is no office, place or law", () => {
    expect(found("He met Pham Thi Lan in the flat.")).toEqual(["name: Pham Thi Lan"]);
    expect(found("Mr. Brown drove the van with Anna to the border.")).toEqual(["name: Brown", "name: Anna"]);
    expect(findNames("She knew Grace Obi, a girl of the village.", "en", none)[0]).toMatchObject({
      near: "girl",
    });
  });

  test("courts, laws, States, months and judges are left alone", () => {
    for (const text of [
      "The Supreme Court of Nigeria dismissed the appeal under Section 15 of the Trafficking in Persons Act.",
      "In January 2014 the Federal High Court convicted the accused. The United Nations Protocol applies.",
      "Justice Williams delivered the judgment; Judge Maria Silva dissented.",
      "The victims were Nigerian and Romanian nationals who came through Libya and Italy.",
      "The victim said that she was deceived. The witness agreed. The minor stayed.",
      "Article 3 of the Trafficking Protocol; Criminal Code, Chapter 21A.",
    ])
      expect(found(text), text).toEqual([]);
    expect(
      found("La Cour de cassation rejette le pourvoi. Selon le code pénal, la victime est protégée.", "fr"),
    ).toEqual([]);
    expect(
      found("La Corte Suprema de Justicia de la Nación confirmó la sentencia.", "es", [
        "Corte Suprema de Justicia de la Nación",
      ]),
    ).toEqual([]);
    expect(found("Верховный Суд Российской Федерации оставил приговор без изменения.", "ru")).toEqual([]);
    expect(found("وقالت المجني عليها التي كانت تعمل في المنزل", "ar")).toEqual([]);
    expect(found("被害人的证言与证人王某的证言一致。", "zh")).toEqual([]);
  });

  test("what may be named is not asked about, also in part", () => {
    expect(found("The appellant Adam Kowal appealed; Kowal argued alone.", "en", ["Adam Kowal"])).toEqual([]);
  });
});

describe("[L1] what else tells who somebody is", () => {
  test("dates of birth, numbers, addresses and e-mail addresses", () => {
    expect(found("She was born on 12 March 1999 in a village.")).toEqual(["birth: 12 March 1999"]);
    expect(found("née le 3 mai 2001", "fr")).toEqual(["birth: 3 mai 2001"]);
    expect(found("15.04.2003 года рождения", "ru")).toEqual(["birth: 15.04.2003"]);
    expect(found("出生于1999年3月2日", "zh")).toEqual(["birth: 1999年3月2日"]);
    expect(found("He called +44 20 7946 0958 twice.")).toEqual(["phone: +44 20 7946 0958"]);
    expect(found("telephone no. 0803 555 1234 was seized")).toEqual(["phone: 0803 555 1234"]);
    expect(found("a passport no. A12345678 was forged")).toEqual(["document: A12345678"]);
    expect(found("pasaporte número XDB123456", "es")).toEqual(["document: XDB123456"]);
    expect(found("身份证号码11010519491231002X", "zh")).toContain("document: 11010519491231002X");
    expect(found("She lived at 12 Garden Lane until May.")).toEqual(["address: 12 Garden Lane"]);
    expect(found("au 14 rue des Lilas, à Lyon", "fr")).toContain("address: 14 rue des Lilas");
    expect(found("проживает: ул. Ленина, д. 5, кв. 12", "ru")).toContain("address: ул. Ленина, д. 5, кв. 12");
    expect(found("wrote to anna.k@example.org about it")).toEqual(["e-mail: anna.k@example.org"]);
  });

  test("days of decisions, sums, paragraphs and case numbers are left alone", () => {
    for (const text of [
      "On 12 March 2009 the court sentenced him to 15 years and a fine of 100,000 naira.",
      "Case no. FHC/ABJ/CR/12/2014, paragraph 145 to 152.",
      "He paid 50,000 euros and kept 12,500.",
    ])
      expect(found(text), text).toEqual([]);
  });
});
