import { mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import ExcelJS from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Importer, ImportProblem, type Preview } from "#kernel/import";
import { drawer } from "../builders.ts";
import { setStatisticsFolder } from "../store/folder.ts";
import { borderSeries } from "./border-series.ts";
import { ctdc, ctdcVp } from "./ctdc.ts";
import { ctdcPublished2021, ctdcPublished2024 } from "./ctdc-published.ts";
import { figuresTable, population } from "./figures-table.ts";
import { frontex } from "./frontex.ts";
import type { Layout } from "./layout.ts";
import { missingMigrants } from "./missing-migrants.ts";
import { sdg } from "./sdg.ts";
import { tipDirectionality } from "./tip-directionality.ts";
import { usComplaints } from "./us-complaints.ts";
import { usDhs } from "./us-dhs.ts";

const folder = mkdtempSync(join(tmpdir(), "palermo-formats-"));
let back: () => void;
beforeAll(() => {
  back = setStatisticsFolder(join(folder, "statistics"));
});
afterAll(() => {
  back();
  rmSync(folder, { recursive: true, force: true });
});

let made = 0;
function file(content: string | Buffer, ending = "csv"): string {
  const path = join(folder, `f${++made}.${ending}`);
  writeFileSync(path, content);
  return path;
}

async function look(
  importer: Importer,
  path: string,
  options: Record<string, string> = {},
): Promise<Preview> {
  return importer.inspect({
    path,
    fileName: path,
    options,
    lang: "en",
    signal: new AbortController().signal,
    progress: async () => undefined,
    inTx: () => Promise.reject(new Error("inspect never writes")),
  });
}

async function refused(importer: Importer, path: string): Promise<string> {
  const error = await look(importer, path).catch((thrown: unknown) => thrown);
  if (!(error instanceof ImportProblem)) throw new Error(`expected a refusal, not ${JSON.stringify(error)}`);
  return error.in("en");
}

function places({ rejected }: Preview): string[] {
  return rejected.map(({ row, column, value }) => `${row} ${column} ${value}`);
}

/** One good row of each format, and the same row spoilt in one cell. */
const formats: readonly {
  importer: Importer;
  head: string;
  good: string;
  bad: readonly (readonly [row: string, column: string, value: string])[];
}[] = [
  {
    importer: frontex,
    head: "route,type,nat,t,n",
    good: "Black Sea Route,Sea,BGD,2009-01-01,41",
    bad: [
      ["Black Sea Route,Sea,BGD,2009-02-31,41", "t", "2009-02-31"],
      ["Red Sea Route,Sea,BGD,2009-03-01,41", "route", "Red Sea Route"],
      ["Black Sea Route,Sea,QQQ,2009-03-01,41", "nat", "QQQ"],
      ['Black Sea Route,Sea,BGD,2009-03-01,"=1+1"', "n", "=1+1"],
      ["Black Sea Route,Sea,BGD,2009-03-01,-4", "n", "-4"],
    ],
  },
  {
    importer: missingMigrants,
    head: "t,m,type,route,geo,dead,cause,surv,nat,location,lon,lat",
    good: '2014-01-06,2014-01-01,Incident,Central American Route,USA,1,"Drowning,Violence",,"GTM,UNK",Arizona,-110.3,31.6',
    bad: [
      [
        "31.02.2014,2014-01-01,Incident,Central American Route,USA,1,Drowning,,GTM,x,-110.3,31.6",
        "t",
        "31.02.2014",
      ],
      [
        "2014-01-06,2014-01-01,Incident,Central American Route,USA,1,Old age,,GTM,x,-110.3,31.6",
        "cause",
        "Old age",
      ],
      [
        "2014-01-06,2014-01-01,Incident,Central American Route,USA,1,Drowning,,GTM,x,-190,31.6",
        "lon",
        "-190",
      ],
      [
        "2014-01-06,2014-01-01,Incident,Central American Route,USA,one,Drowning,,GTM,x,-110,31.6",
        "dead",
        "one",
      ],
    ],
  },
  {
    importer: borderSeries,
    head: "t,sex,age,origin,n",
    good: "2020-01-01,male,adult,MEX,2243",
    bad: [
      ["2020-13-01,male,adult,MEX,2243", "t", "2020-13-01"],
      ["2020-01-01,male,teenager,MEX,2243", "age", "teenager"],
      ["2020-01-01,male,adult,MEX,1e3", "n", "1e3"],
    ],
  },
  {
    importer: usDhs,
    head: ",Aliens Apprehended",
    good: "1925,22199",
    bad: [
      ["1926,many", "Aliens Apprehended", "many"],
      ["19x6,1", "", "19x6"],
      ["1925,3", "", "1925"],
    ],
  },
  {
    importer: sdg,
    head: "Year,Series,Sex,Age,Unit multiplier,Units,Observation status,Value",
    good: "2009,Detected victims of human trafficking (Number),,,Units,Number,Normal value,303.0",
    bad: [
      [
        "2009,Detected victims of human trafficking (Number),,,Units,Number,Normal value,303.0",
        "Year, Series, Sex, Age",
        "2009, detected_victims, total, total",
      ],
      ["2010,Something else,,,Units,Number,Normal value,1", "Series", "Something else"],
      ["2010,Detected victims of human trafficking (Number),,,Units,Number,Normal value,1.5", "Value", "1.5"],
    ],
  },
  {
    importer: tipDirectionality,
    head: ",Transit_Country,Destination_Country,Flagged,Means,Notes,Origin_Country,Sector,Victim_Profile,Years,trafficker,Type_Of_Trafficking",
    good: '0,,Pakistan,,"1,9",,Afghanistan ,,"3,4",2008.0,11.0,1',
    bad: [
      ["0,,Pakistan,,,,Vitenam,,,2008.0,,", "Origin_Country", "Vitenam"],
      ["0,,Pakistan,,11,,Afghanistan,,,2008.0,,", "Means", "11"],
    ],
  },
  {
    importer: usComplaints,
    head: "charge,court,state,case type,date,narrative,Latitude,Longitude,n_defendants,nationality,vehicle1_make,price to be smuggled into U.S. (USD),profit for smuggler (USD),agency",
    good: 'transportation of illegal aliens,x,California ,"human smuggling, drug trafficking",11/28/2007,A long story,32.5,-116.6,1,"Mexico, Peru",Hyundai,"1,500.00",,HSI',
    bad: [
      ["x,x,California,human smuggling,31/02/2007,s,,,1,,,500,,HSI", "date", "31/02/2007"],
      [
        'x,x,California,human smuggling,1/2/2007,s,,,1,,,"$5,000.00, $11,000.00",,HSI',
        "price to be smuggled into U.S. (USD)",
        "$5,000.00, $11,000.00",
      ],
      ["x,x,Kalifornia,human smuggling,1/2/2007,s,,,1,,,5,,HSI", "state", "Kalifornia"],
    ],
  },
  {
    importer: ctdcVp,
    head: "yearRegister,gender,majorityStatus,isForcedLabour,isSexualExploit,UN_COO_Region,UN_COE_Region,IP_Exploiter,IP_Gender,IP_ageBroad,IP_citizen_UNRegion,IP_Relation,IP_PayMoney,IP_RecruiterBroker,IP_TransactionProcess,IP_ControlAbuseKidnap",
    good: "2019,Female,Adult,1,,Europe,Europe,1,Female;Male,,Europe,StrangerUnknownOther,No;Yes,1,1,1",
    bad: [
      [
        "2019,Female,Adult,1,,Europe,Europe,1,Female;Mail,,Europe,StrangerUnknownOther,No;Yes,1,1,1",
        "IP_Gender",
        "Female;Mail",
      ],
      [
        "2019,Female,Adult,2,,Europe,Europe,1,Female,,Europe,StrangerUnknownOther,No;Yes,1,1,1",
        "isForcedLabour",
        "2",
      ],
    ],
  },
  {
    importer: population,
    head: "Country,Year,Population",
    good: "PH,2020,109000000",
    bad: [
      ["PH,2020,109000001", "Year, Country", "2020, PH"],
      ["Atlantis,2020,5", "Country", "Atlantis"],
      ["FR,2020,-5", "Population", "-5"],
    ],
  },
  {
    importer: figuresTable,
    head: "month;country;value;indicator",
    good: "2020-01;FR;<5;Convictions",
    bad: [
      ["2020-13;FR;7;Convictions", "month", "2020-13"],
      ["2020-02;FR;seven;Convictions", "value", "seven"],
      ["2020-01;France;6;Convictions", "month, country, indicator", "2020-01, FR, Convictions"],
    ],
  },
];

describe.each(formats)("$importer.name", { timeout: 60_000 }, ({ importer, head, good, bad }) => {
  it("takes a good row and names each wrong cell with its row", async () => {
    const preview = await look(importer, file(`${head}\n${good}\n${bad.map(([row]) => row).join("\n")}\n`));
    expect(preview).toMatchObject({ rowsRead: bad.length + 1, accepted: 1, rejectedCount: bad.length });
    expect(places(preview).sort()).toEqual(
      bad.map(([, column, value], index) => `${index + 3} ${column} ${value}`).sort(),
    );
    for (const { expected } of preview.rejected) expect(expected).not.toMatch(/^import\./);
  });

  it("refuses an empty file, a heading alone, another heading, a cut and a damaged file", async () => {
    expect(await refused(importer, file(""))).toContain("empty");
    expect(await refused(importer, file(`${head}\n`))).toContain("no rows");
    expect(await refused(importer, file("name,born\nA,2000\n"))).toMatch(/heading|Missing|missing/);
    const packed = gzipSync(`${head}\n${`${good}\n`.repeat(3000)}`);
    const cut = file(packed, "csv.gz");
    truncateSync(cut, packed.length - 20);
    expect(await refused(importer, cut)).toContain("cut off");
    expect(await refused(importer, file(Buffer.from([0x7f, 0x45, 0, 0, 0, 1])))).toMatch(/not a table/);
  });

  it("reads Windows line ends, a byte order mark, UTF-16 and a workbook alike", async () => {
    const text = `${head}\r\n${good}\r\n`;
    for (const bytes of [Buffer.from(`\uFEFF${text}`), Buffer.from(`\uFEFF${text}`, "utf16le")])
      expect(await look(importer, file(bytes))).toMatchObject({ rowsRead: 1, accepted: 1 });
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet("Sheet");
    sheet.addRow(["A title"]);
    const mark = head.includes(";") ? ";" : ",";
    const cells = (line: string) =>
      line.split(new RegExp(`${mark}(?=(?:[^"]*"[^"]*")*[^"]*$)`)).map((cell) => cell.replace(/^"|"$/g, ""));
    sheet.addRow(cells(head));
    sheet.addRow(cells(good));
    sheet.addRow([...cells(good).slice(0, -1), { formula: "1+1" }]);
    const path = file(Buffer.from(await book.xlsx.writeBuffer()), "xlsx");
    // Tables whose columns the reader matches have their heading in the first row.
    if (importer.fields !== undefined)
      expect(await refused(importer, path)).toMatch(/heading|Missing|missing/);
    else {
      const preview = await look(importer, path);
      expect(preview.rowsRead).toBe(2);
      expect(preview.rejected.every(({ row }) => row === 4)).toBe(true);
    }
  });
});

/** A file as the code book describes it, with invented rows. */
function generated(layout: Layout, rows: number): string {
  const draw = drawer(7);
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(draw() * list.length)];
  const cellOf = (heading: string): string => {
    for (const rule of layout.columns) {
      if (rule.kind === "flags" && rule.members.some(({ from }) => from.includes(heading)))
        return draw() < 0.2 ? "1" : "";
      if (!("from" in rule) || rule.from !== heading) continue;
      if (rule.kind === "year") return String(2002 + Math.floor(draw() * 20));
      if (rule.kind === "code") return draw() < 0.2 ? "" : (pick(rule.map.slice(0, 9))?.[0] ?? "");
      if (rule.kind === "flag") return draw() < 0.1 ? "1" : "";
    }
    return "";
  };
  const lines = Array.from({ length: rows }, () => layout.header.map(cellOf).join(","));
  return `${layout.header.join(",")}\n${lines.join("\n")}\n`;
}

describe("CTDC as published in 2021 and 2024", { timeout: 60_000 }, () => {
  it.each([ctdcPublished2021(), ...ctdcPublished2024()])(
    "$name: takes every generated row",
    async (layout) => {
      const preview = await look(ctdc, file(generated(layout, 3000)));
      expect(preview).toMatchObject({ rowsRead: 3000, accepted: 3000, rejectedCount: 0 });
      expect(preview.recognisedAs).toContain(layout.name === "ctdc-2021" ? "2021" : "2024");
    },
  );

  it("names an unknown flag, age and country", async () => {
    const [layout] = ctdcPublished2024();
    if (layout === undefined) throw new Error("no layout");
    const at = (name: string) => layout.header.indexOf(name);
    const [head, row = ""] = generated(layout, 1).split("\n");
    const spoilt = ["isForcedLabour", "ageBroad", "citizenship"].map((name) => {
      const cells = row.split(",");
      cells[at(name)] = "??";
      return cells.join(",");
    });
    const preview = await look(ctdc, file(`${[head, row, ...spoilt].join("\n")}\n`));
    expect(places(preview)).toEqual(["3 isForcedLabour ??", "4 ageBroad ??", "5 citizenship ??"]);
  });
});

describe("[M5] any table of one's own", { timeout: 60_000 }, () => {
  it("finds years, quarters, months and days, and keeps figures of other definitions apart", async () => {
    for (const [head, row] of [
      ["year,value", "2020,5"],
      ["period,value", "2020-Q3,5"],
      ["date,value", "2020-03,5"],
      ["date,value", "28.02.2021,5"],
    ])
      expect(await look(figuresTable, file(`${head}\n${row}\n`))).toMatchObject({ accepted: 1 });
    const days = await look(figuresTable, file("date,value\n28.02.2021,5\n31.02.2021,6\n"));
    expect(places(days)).toEqual(["3 date 31.02.2021"]);
  });

  it("keeps States that no longer exist under their own code", async () => {
    const preview = await look(
      population,
      file(
        "country,year,population\nSerbia and Montenegro,2004,8100000\nSUN,1990,289000000\nRS,2010,7200000\n",
      ),
    );
    expect(preview).toMatchObject({ accepted: 3, rejectedCount: 0 });
  });
});
