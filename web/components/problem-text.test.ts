import type { TFunction } from "i18next";
import { expect, it } from "vitest";
import { Problem } from "../api/problem.ts";
import { fieldProblems, problemText } from "./problem-text.ts";

const texts: Record<string, string> = {
  "casefile:refusal.closed": "The case is closed.",
  "problem.offline": "No server.",
  "problem.broken-page": "Broken.",
  "problem.failed": "That failed.",
  "problem.refused": "That is not possible.",
};
const t = ((key: string, options?: { defaultValue?: string }) =>
  texts[key] ?? options?.defaultValue ?? key) as unknown as TFunction;

it("takes the refusal's text of the module that refused", () => {
  const problem = new Problem(
    { code: "refused", status: 409, refusal: "closed", title: "no" },
    "casefile.close-case",
  );
  expect(problemText(t, problem)).toBe("The case is closed.");
});

it("takes the server's sentence for a refusal whose text only the server has", () => {
  const problem = new Problem(
    { code: "refused", status: 409, refusal: "last-manager", title: "Someone must stay." },
    "access.end-grant",
  );
  expect(problemText(t, problem)).toBe("Someone must stay.");
});

it("takes the server's sentence for other codes, and its own where there is none", () => {
  expect(problemText(t, new Problem({ code: "stale", status: 409, title: "Please compare." }, "x.y"))).toBe(
    "Please compare.",
  );
  expect(problemText(t, new Problem({ code: "odd", status: 500 }, "x.y"))).toBe("That failed.");
  expect(problemText(t, new Problem({ code: "offline", status: 0 }, "x.y"))).toBe("No server.");
  expect(problemText(t, new Problem({ code: "broken-page", status: 0, detail: "x is undefined" }, ""))).toBe(
    "Broken.",
  );
});

it("puts what was expected at the field, whichever way its path is written", () => {
  const fields = [
    { path: "/email", expected: "an address" },
    { path: ["until", "day"], expected: "a day" },
    { path: "elsewhere", expected: "nothing" },
  ];
  const problem = new Problem({ code: "bad-input", status: 422, fields }, "x.y");
  expect(fieldProblems(problem, ["email", "until"], "")).toEqual({ email: "an address", until: "a day" });
});
