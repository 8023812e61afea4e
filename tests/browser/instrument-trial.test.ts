import { afterAll, beforeAll, expect, it } from "vitest";
import { ask } from "./ask.ts";
import { barriers } from "./barriers.ts";
import { keep } from "./keep.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
}, 180_000);
afterAll(() => palermo?.close());

const said = (question: string, words: string[]) => ({ answered: question, is: words });
const instrument = {
  id: "harbour-trial",
  version: 1,
  title: { en: "Harbour trial" },
  audience: "anyone",
  use: "interview",
  minutes: 5,
  source: "our own",
  languages: ["en"],
  sections: [
    {
      id: "work",
      title: { en: "Work" },
      questions: [
        {
          id: "where",
          kind: "choice",
          text: { en: "Where do you work?" },
          source: "our own",
          options: [
            { id: "boat", label: { en: "On a boat" } },
            { id: "farm", label: { en: "On a farm" } },
          ],
        },
        {
          id: "papers",
          kind: "yes-no",
          text: { en: "Does somebody else hold your papers?" },
          source: "our own",
          when: said("where", ["boat"]),
          claims: [{ element: "means", code: "other_coercion" }],
        },
        {
          id: "agreed",
          kind: "yes-no",
          text: { en: "Did you agree to it?" },
          source: "our own",
          asksAgreement: true,
        },
      ],
    },
  ],
};

it("[instrument-trial] an editor tries a draft: conditions show and hide, reasons appear, a child is asked less, and nothing is sent", async () => {
  const page = await palermo.signedIn("editor", { width: 375 });
  await ask(page, "screening.keep-instrument", { begin: true, instrument });
  await page.goto("/app/screening/instrument/harbour-trial/1");
  await page.getByRole("button", { name: "Try it", exact: true }).click();
  const field = (text: string) => page.getByRole("group", { name: text });
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST") sent.push(`${request.url()} ${request.postData() ?? ""}`);
  });
  await field("Where do you work?").waitFor();
  expect(await field("Does somebody else hold your papers?").count()).toBe(0);
  await field("Where do you work?").getByRole("button", { name: "On a farm", exact: true }).click();
  expect(await field("Does somebody else hold your papers?").count()).toBe(0);
  await field("Where do you work?").getByRole("button", { name: "On a boat", exact: true }).click();
  await field("Does somebody else hold your papers?")
    .getByRole("button", { name: "Yes", exact: true })
    .click();
  const means = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Means", exact: true }) });
  await means.last().getByText("Does somebody else hold your papers?").waitFor();
  await field("Did you agree to it?").getByRole("button", { name: "Yes", exact: true }).click();
  await keep(page, "instrument-trial-en-375");
  expect(await barriers(page)).toEqual([]);
  await page.getByLabel("As with a child").click();
  await field("Did you agree to it?").waitFor({ state: "detached" });
  expect(sent.filter((one) => /harbour-trial|papers|boat/.test(one))).toEqual([]);
}, 120_000);
