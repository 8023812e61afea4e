import { describe, expect, it } from "vitest";
import { AnswersProblem, assessFile } from "./assess-file.ts";

const file = (content: object) => JSON.stringify({ child: "no", ...content });
function problem(text: string): string {
  try {
    assessFile(text, "en");
  } catch (error) {
    if (error instanceof AnswersProblem) return error.message;
    throw error;
  }
  return "it was read";
}

describe("answers in a file", () => {
  it("give elements, dimensions and reasons in the words of the questions", () => {
    const found = assessFile(
      file({
        parts: [
          {
            instrument: "tip-short",
            answers: { "w-promised": "no", "t-person": { observed: { state: "yes" } } },
          },
          {
            instrument: "iloec-adult-labour",
            version: 1,
            answers: { "iloec-d5-01": "yes", "iloec-d5-02": "yes" },
          },
        ],
      }),
      "fr",
    );
    expect(found.reasons).toContainEqual({
      element: "means",
      says: "for",
      because: expect.arrayContaining([
        "said no: Le travail est-il celui qu’on vous avait promis ? (tip-short w-promised, deception)",
        expect.stringContaining("observed yes:"),
      ]),
    });
    expect(found.dimensions[0]?.found.find(({ id }) => id === "D5")).toMatchObject({
      positive: true,
      line: "two-strong",
    });
  });

  it("are refused with the place, the value and what was expected", () => {
    expect(problem("{")).toMatch(/not JSON/);
    expect(problem(file({ parts: [] }))).toMatch(/^parts/);
    expect(problem(file({ parts: [{ instrument: "nowhere", answers: {} }] }))).toMatch(
      /parts\[0\]\.instrument: "nowhere" is not there; expected one of tip-short/,
    );
    expect(problem(file({ parts: [{ instrument: "tip-short", answers: { nothing: "yes" } }] }))).toMatch(
      /"nothing" is no question of tip-short/,
    );
    expect(
      problem(file({ parts: [{ instrument: "tip-short", answers: { "w-hours": "perhaps" } }] })),
    ).toMatch(/w-hours/);
    const chosen = { said: { state: "value", value: "magic" } };
    expect(
      problem(file({ parts: [{ instrument: "som-journey", answers: { "p-owed-how": chosen } }] })),
    ).toMatch(/"magic" is no option; expected one of money/);
  });

  it("[S4] open no adult instrument while the age is in doubt", () => {
    const parts = [{ instrument: "tip-short", answers: { "w-hours": "yes" } }];
    expect(problem(JSON.stringify({ parts }))).toMatch(/is for adults/);
    expect(problem(JSON.stringify({ child: "yes", parts }))).toMatch(/is for adults/);
    expect(problem(file({ parts }))).toBe("it was read");
  });
});
