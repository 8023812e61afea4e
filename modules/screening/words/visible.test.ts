import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "./condition.ts";
import type { Question } from "./instrument.ts";
import { findLoop, visibleQuestions } from "./visible.ts";

function ask(id: string, more: Partial<Question> = {}): Question {
  return { id, kind: "yes-no", text: { en: id }, source: "a test", ...more };
}
const hangsOn = (answered: string, ...is: string[]): Condition => ({ answered, is });
const of = (...questions: Question[]) => ({ sections: [{ id: "s", title: { en: "s" }, questions }] });
const shown = (instrument: ReturnType<typeof of>, answers = {}, child = false) =>
  visibleQuestions(instrument, answers, { child }).map(({ id }) => id);

describe("what is shown", () => {
  const chain = of(ask("a"), ask("b", { when: hangsOn("a", "yes") }), ask("c", { when: hangsOn("b", "no") }));

  it("follows conditions through questions that are shown themselves", () => {
    expect(shown(chain)).toEqual(["a"]);
    expect(shown(chain, { a: { said: { state: "yes" } } })).toEqual(["a", "b"]);
    const both = { a: { said: { state: "yes" } }, b: { observed: { state: "no" } } };
    expect(shown(chain, both)).toEqual(["a", "b", "c"]);
    // The answer to a question that is hidden now holds nothing.
    expect(shown(chain, { ...both, a: { said: { state: "no" } } })).toEqual(["a"]);
  });

  it("reads options, refusals, and all, any, not", () => {
    const when: Condition = {
      all: [{ any: [hangsOn("a", "x"), hangsOn("a", "refused")] }, { not: hangsOn("b", "yes") }],
    };
    const instrument = of(ask("a"), ask("b"), ask("c", { when }));
    expect(shown(instrument)).not.toContain("c");
    expect(shown(instrument, { a: { said: { state: "value", value: ["x", "y"] } } })).toContain("c");
    expect(shown(instrument, { a: { said: { state: "refused" } } })).toContain("c");
    expect(
      shown(instrument, { a: { said: { state: "refused" } }, b: { said: { state: "yes" } } }),
    ).not.toContain("c");
    expect(shown(instrument, { a: { said: { state: "not-asked" } } })).not.toContain("c");
  });

  it("[S5] asks a child for no means and no agreement", () => {
    const instrument = of(
      ask("means", { claims: [{ element: "means", code: "deception" }] }),
      ask("both", { claims: [{ element: "means" }, { element: "purpose" }] }),
      ask("agreed", { asksAgreement: true }),
      ask("act", { claims: [{ element: "act" }] }),
    );
    expect(shown(instrument, {}, true)).toEqual(["both", "act"]);
    expect(shown(instrument)).toEqual(["means", "both", "agreed", "act"]);
  });
});

describe("loops in conditions", () => {
  it("are found by name, also through a section", () => {
    const loop = of(
      ask("a", { when: hangsOn("c", "yes") }),
      ask("b", { when: hangsOn("a", "yes") }),
      ask("c", { when: hangsOn("b", "yes") }),
    );
    expect(findLoop(loop)).toEqual(["a", "c", "b", "a"]);
    expect(findLoop(of(ask("a", { when: { not: hangsOn("a", "yes") } })))).toEqual(["a", "a"]);
    const ofSection = {
      sections: [{ id: "s", title: { en: "s" }, when: hangsOn("a", "yes"), questions: [ask("a")] }],
    };
    expect(findLoop(ofSection)).toEqual(["a", "a"]);
    // Shown or not, nothing runs round for ever.
    expect(shown(loop)).toEqual([]);
  });

  it("are not seen where each question looks at earlier ones only, and are where one is turned round", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 12 }),
        fc.array(fc.nat(1000), { maxLength: 12 }),
        (size, draws) => {
          const questions = Array.from({ length: size }, (_, at) =>
            at === 0 ? ask("q0") : ask(`q${at}`, { when: hangsOn(`q${(draws[at] ?? 0) % at}`, "yes") }),
          );
          expect(findLoop(of(...questions))).toBeUndefined();
          const turned = [ask("q0", { when: hangsOn(`q${size - 1}`, "yes") }), ...questions.slice(1)];
          const loop = findLoop(of(...turned));
          expect(loop?.[0]).toBe(loop?.at(-1));
          expect(loop?.length).toBeGreaterThan(1);
        },
      ),
    );
  });
});
