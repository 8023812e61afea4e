import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getDraft } from "../edit/get-draft.ts";
import { type CaselawGround, openCaselawGround } from "../test-ground.ts";
import { fileOf, imported, previewed } from "./builders.ts";
import { exportTemplate } from "./export-template.ts";
import { templateColumns } from "./template-columns.ts";

let ground: CaselawGround;
beforeAll(async () => {
  ground = await openCaselawGround();
});
afterAll(() => ground?.kernel.close());

const save = async (format: "csv" | "xlsx") => {
  const file = await ground.editor.call(exportTemplate, { format });
  return { ...file, path: fileOf(Buffer.from(file.base64, "base64"), `.${format}`) };
};

describe("judgments as the table that the import reads", () => {
  test("a stranger gets nothing; another agency gets none of ours", async () => {
    const { code } = await ground.draft();
    await expect(ground.reader.call(exportTemplate, { format: "csv" })).rejects.toMatchObject({
      code: "not-found",
    });
    const foreign = await ground.elsewhere.call(exportTemplate, { format: "csv" });
    expect(foreign.rows).toBe(0);
    expect(Buffer.from(foreign.base64, "base64").toString()).not.toContain(code);
    expect(Buffer.from(foreign.base64, "base64").toString()).toContain(templateColumns.join(","));
  });

  test.each(["csv", "xlsx"] as const)(
    "go out and come back as %s without losing what a table has no room for",
    async (format) => {
      const { code } = await ground.draft({
        title: {
          lang: "en",
          text: `=The dyke, "round" ${format}`,
          translations: { fr: { text: "La digue", by: "a court", reviewed: true } },
        },
        identifiers: [{ kind: "national", value: `77/${format}` }],
        decided: { text: "2019-03", earliest: "2019-03-01", latest: "2019-03-31" },
        concepts: ["consent"],
        articles: ["TIP 3(b)"],
        sources: [
          { title: "Court reports", publisher: "The court", link: "https://example.org/1" },
          { title: "A journal", link: "https://example.org/2" },
        ],
      });
      const before = (await ground.editor.call(getDraft, { code })).judgment;
      const { path } = await save(format);
      const preview = await previewed(ground.editor, "caselaw-template", { path });
      expect(preview).toMatchObject({ rejectedCount: 0, creates: 0 });
      await imported(ground.editor, "caselaw-template", { path });
      const after = (await ground.editor.call(getDraft, { code })).judgment;
      const { elements: was, ...rest } = before;
      const { elements: is, ...others } = after;
      expect(others).toEqual(rest);
      expect({ ...is, codedBy: undefined }).toEqual({ ...was, codedBy: undefined });
    },
  );
});
