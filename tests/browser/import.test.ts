import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ask, caseCodes } from "./ask.ts";
import { barriers, isTooWide } from "./barriers.ts";
import { openPalermo, type Palermo } from "./palermo.ts";

let palermo: Palermo;
beforeAll(async () => {
  palermo = await openPalermo();
});
afterAll(() => palermo?.close());

/** As a person drops it on the page. */
async function drop(page: Page, name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text], fileName, { type: "text/csv" }));
      return data;
    },
    [name, content] as const,
  );
  const target = page.locator("section").filter({ has: page.getByTestId("file") });
  await target.dispatchEvent("drop", { dataTransfer: transfer });
}

const people = [
  "File,Forename,Surname,prs_Gender,Trafficking Status,Shoe size",
  "B-1,Vesna,Kolar,Feminine,,38",
  "B-1,Danilo,Brandt,Masculine,,44",
  "B-2,Yara,Osei,Unheard,,39",
].join("\n");

async function matchField(page: Page, label: RegExp | string, typed: string): Promise<void> {
  const box = page.getByRole("combobox", { name: label });
  await box.click();
  await box.fill(typed);
  await page.getByRole("option", { name: typed, exact: true }).click();
}

describe("a list of people in other columns", () => {
  it("is matched, previewed with its errors, imported without them, taken back, and matched by itself the next time", async () => {
    const page = await palermo.signedIn("investigator");
    const before = await caseCodes(page);
    await page.goto("/app/casefile/import");
    await drop(page, "people.csv", people);
    await page.getByRole("heading", { name: /^Recognised as: / }).waitFor();
    await page.getByText("Columns that are read: 2 of 6").waitFor();
    await page.getByText("For example:").filter({ hasText: "Vesna" }).waitFor();
    expect(await barriers(page)).toEqual([]);
    await matchField(page, "Field for File", "Case: Case ID");
    await matchField(page, "Field for Forename", "Person: First Name");
    await matchField(page, "Field for Surname", "Person: First Name");
    await page.getByText("Another column is read into this field as well.").first().waitFor();
    expect(await page.getByRole("button", { name: "Show the preview" }).isDisabled()).toBe(true);
    await matchField(page, "Field for Surname", "Person: Second Name");
    await page.getByText("Columns that are read: 5 of 6").waitFor();
    await page.getByRole("button", { name: "Show the preview" }).click();

    await page.getByRole("heading", { name: "Recognised as: HTCDS 2.0" }).waitFor();
    await page.getByText("1 row could not be read").waitFor();
    await page.getByRole("listitem").filter({ hasText: "Row 4, prs_Gender" }).getByText("Unheard").waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await page.getByRole("button", { name: "Import 2 rows" }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Change the columns" }).click();
    await page.getByText("Columns that are read: 5 of 6").waitFor();
    await page.getByRole("button", { name: "Show the preview" }).click();
    await page.getByRole("checkbox", { name: /^Leave out the row/ }).check();
    await page.getByRole("button", { name: "Import 2 rows" }).click();
    await page.getByText("2 rows are imported.").waitFor();
    expect(await barriers(page)).toEqual([]);
    expect((await caseCodes(page)).length).toBe(before.length + 1);

    await page.getByRole("button", { name: "Undo the whole import" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Undo the whole import" }).click();
    await page.getByRole("main").getByRole("alert").filter({ hasText: "The import is undone." }).waitFor();
    expect(await caseCodes(page)).toEqual(before);
    await page.goto("/app/imports");
    await page.getByRole("row").filter({ hasText: "undone" }).waitFor();

    await page.goto("/app/casefile/import");
    await drop(page, "again.csv", people.replace("B-2,Yara,Osei,Unheard,,39", "B-2,Yara,Osei,Feminine,,39"));
    await page.getByText("Matched as you chose the last time for these columns.").waitFor();
    await page.getByText("Columns that are read: 5 of 6").waitFor();
    await page.getByRole("button", { name: "Show the preview" }).click();
    await page.getByRole("button", { name: "Import 3 rows" }).waitFor();
    expect(palermo.complaints()).toEqual([]);
  });

  it("goes the same way in Arabic on a phone", async () => {
    const page = await palermo.signedIn("investigator", { lang: "ar", width: 375 });
    await page.goto("/app/casefile/import");
    await drop(page, "people.csv", people.replace("Forename", "prs_FirstName"));
    await page.getByRole("heading", { name: /^تعرّفنا عليه: / }).waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole("button", { name: "عرض المعاينة" }).click();
    await page.getByText("موضع واحد تعذرت قراءته").waitFor();
    expect(await barriers(page)).toEqual([]);
    expect(await isTooWide(page)).toBe(false);
    await page.getByRole("checkbox").check();
    await page.getByRole("button", { name: "استيراد صفين" }).click();
    await page.getByText("استُورد صفان.").waitFor();
    await page.getByRole("button", { name: "التراجع عن الاستيراد كله" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "التراجع عن الاستيراد كله" }).click();
    await page.getByRole("main").getByRole("alert").filter({ hasText: "أُلغي الاستيراد." }).waitFor();
    expect(palermo.complaints()).toEqual([]);
  });
});

async function dataSets(page: Page): Promise<number> {
  const { items } = (await ask(page, "statistics.list-data-sets", {})) as { items: unknown[] };
  return items.length;
}

describe("published statistics", () => {
  const heading =
    "yearOfRegistration,gender,ageBroad,citizenship,isForcedLabour,isSexualExploit,CountryOfExploitation";
  const rows = Array.from(
    { length: 30 },
    (_one, at) => `201${at % 5},${at % 3 ? "Female" : "Male"},18--20,PH,${at % 2},${1 - (at % 2)},QA`,
  );

  it("are recognised by their heading, previewed with wrong cells, imported and taken back as a whole", async () => {
    const page = await palermo.signedIn("rapporteur");
    const before = await dataSets(page);
    await page.goto("/app/statistics/import");
    await drop(page, "ctdc.csv", [heading, ...rows, "2016,Martian,18--20,PH,0,1,QA"].join("\n"));
    await page
      .getByRole("heading", { name: "Recognised as: CTDC global data set, reduced columns" })
      .waitFor();
    expect(await page.getByRole("combobox", { name: "Read it as" }).inputValue()).toContain(
      "Records of victims as published",
    );
    await page.getByText("What you know of the file").click();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("textbox", { name: "Title of the data set" }).fill("x".repeat(201));
    await page.getByRole("button", { name: "Read the file" }).click();
    await page
      .getByText(/Title of the data set: we found “x+…” and expected up to 200 characters/)
      .first()
      .waitFor();
    await page.getByRole("textbox", { name: "Title of the data set" }).fill("Victims, a title of our own");
    await page.getByRole("button", { name: "Read the file" }).click();
    await page.getByRole("listitem").filter({ hasText: "Row 32, gender" }).getByText("Martian").waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("checkbox", { name: /^Leave out the row/ }).check();
    await page.getByRole("button", { name: "Import 30 rows" }).click();
    await page.getByText("30 rows are imported.").waitFor();
    expect(await dataSets(page)).toBe(before + 1);
    expect(JSON.stringify(await ask(page, "statistics.list-data-sets", {}))).toContain(
      "Victims, a title of our own",
    );

    await page.goto("/app/imports");
    const row = page.getByRole("row").filter({ hasText: "Counter Trafficking Data Collaborative" });
    await row.getByRole("button", { name: "Undo the whole import" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Undo the whole import" }).click();
    await row.getByText("undone").waitFor();
    expect(await dataSets(page)).toBe(before);
    expect(palermo.complaints()).toEqual([]);
  });

  it("that nobody knows are told with their columns and what comes near, and another kind can be chosen", async () => {
    const page = await palermo.signedIn("rapporteur");
    await page.goto("/app/statistics/import");
    await drop(page, "odd.csv", "route,type,nationality,colour\na,b,c,d\n");
    const told = page.getByText(
      /We know no kind of file with these columns: route, type, nationality, colour/,
    );
    await told
      .filter({ hasText: "Frontex detections by route and nationality (missing: nat, t, n)." })
      .waitFor();
    expect(await page.getByRole("button", { name: "Read the file" }).isDisabled()).toBe(true);
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("combobox", { name: "Read it as" }).click();
    await page.getByRole("option", { name: /^A table of one’s own/ }).click();
    await page.getByRole("button", { name: "Read the file" }).click();
    await page.getByRole("heading", { name: "Columns of the file" }).waitFor();
    expect(palermo.complaints()).toEqual([]);
  });
});
