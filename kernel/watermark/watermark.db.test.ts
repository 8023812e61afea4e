import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { question } from "#kernel/action";
import { defineModule } from "#kernel/module";
import { openTestKernel, type TestKernel } from "#kernel/testing";
import { exportMark } from "./export-mark.ts";
import { findMark } from "./find-mark.ts";

const exportNothing = question({
  name: "test.export-nothing",
  about: "Exports.",
  needs: "signed-in",
  audited: true,
  input: z.object({}),
  output: z.object({ id: z.string(), line: z.string(), fileName: z.string() }),
}).run(async (context) => {
  const { id, line, fileName } = await exportMark(context);
  context.opened([], ["reference"]);
  return { id, line, fileName: fileName("list.csv") };
});

let kernel: TestKernel;
let agencyId: string;
beforeAll(async () => {
  kernel = await openTestKernel({
    modules: [defineModule({ name: "test", questions: [exportNothing] })],
  });
  agencyId = await kernel.openAgency();
});
afterAll(() => kernel.close());

test("a stranger to the audit finds nothing by a mark", async () => {
  const investigator = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  const { id } = await investigator.call(exportNothing, {});
  await expect(investigator.call(findMark, { mark: id })).rejects.toMatchObject({ code: "not-found" });
});

test("[threat: insider harvesting] a mark leads the auditor to the reader who exported, and no other mark does", async () => {
  const investigator = await kernel.openAccount({ agencyId, roles: ["investigator"] });
  const auditor = await kernel.openAccount({ agencyId, roles: ["auditor"] });
  const made = await investigator.call(exportNothing, {});
  await investigator.call(exportNothing, {});
  expect(made.id).toMatch(/^X-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  expect(made.line).toContain(made.id);
  expect(made.fileName).toBe("list.csv");
  const { items } = await auditor.call(findMark, { mark: made.id.toLowerCase().replaceAll("-", "") });
  expect(items).toMatchObject([
    { accountId: investigator.accountId, action: "test.export-nothing", fields: ["reference"] },
  ]);
});
