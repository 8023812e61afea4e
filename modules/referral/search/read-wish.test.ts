import { describe, expect, test } from "vitest";
import { readWish } from "./read-wish.ts";

const ground = {
  areas: [
    {
      code: "XV-LAKE",
      names: ["Lakeside", "Bord du lac", "ضفاف البحيرة", "湖畔", "Озёрный край", "Ribera del Lago"],
    },
    {
      code: "XV-PORT",
      names: ["Old Port", "Vieux-Port", "الميناء القديم", "老港", "Старый порт", "Puerto Viejo"],
    },
  ],
  here: "XV-LAKE",
};

describe("a sentence that looks for a service", () => {
  test.each([
    ["en", "A place tonight for a boy of 16 who speaks Tigrinya, here"],
    ["fr", "Un lit ce soir pour un garçon de 16 ans qui parle tigrigna, ici"],
    ["es", "Una cama esta noche para un muchacho de 16 años que habla tigriña, aquí"],
    ["ru", "Место на ночь для мальчика 16 лет, который говорит на тигринья, здесь"],
    ["ar", "مكان الليلة لصبي عمره ١٦ سنة يتحدث التغرينية، هنا"],
    ["zh", "今晚为一个16岁会说提格里尼亚语的男孩在这里找一个住处"],
  ])("says the same in %s", (_lang, sentence) => {
    const { wish, when } = readWish(sentence, ground);
    expect(wish).toMatchObject({ kinds: ["shelter"], area: "XV-LAKE", language: "ti", sex: "male", age: 16 });
    expect(when).toBe("night");
  });

  test("an area that is named comes before where one is", () => {
    expect(readWish("a lawyer for a woman in Old Port, here", ground).wish).toMatchObject({
      kinds: ["legal-aid"],
      area: "XV-PORT",
      sex: "female",
      group: "adult",
    });
  });

  test("a woman with children, in a wheelchair, without papers", () => {
    expect(
      readWish("shelter for a woman with children, wheelchair, without papers, Arabic", ground).wish,
    ).toMatchObject({ family: true, disability: true, status: "no-papers", language: "ar", sex: "female" });
  });

  test("[S4] a child without an age is a child, whatever else is said", () => {
    expect(readWish("a bed for a child", ground).wish).toMatchObject({ group: "child", sex: "unknown" });
    expect(readWish("a bed for a girl", ground).wish).toMatchObject({ group: "child", sex: "female" });
  });

  test("words that are not understood are named, small words are not", () => {
    const { left, wish } = readWish("a bed for a boy with a parrot", ground);
    expect(left).toEqual(["parrot"]);
    expect(wish.age).toBeUndefined();
    expect(readWish("", ground).wish.kinds).toEqual(["shelter"]);
  });

  test("a word inside another means nothing: little is no bed, human is no man", () => {
    const { wish, understood } = readWish("little humanity", ground);
    expect(understood).toEqual([]);
    expect(wish.sex).toBe("unknown");
  });
});
