import { expect, test } from "vitest";
import { filesOf } from "./offline-app.ts";

function chunk(fileName: string, more: object = {}) {
  return {
    type: "chunk" as const,
    fileName,
    code: "",
    isEntry: false,
    facadeModuleId: null,
    moduleIds: [`/src/${fileName}`],
    imports: [],
    dynamicImports: [],
    ...more,
  };
}

test("the page without network takes what starts the app, what it loads later and its texts, and no other page", () => {
  const chunks = [
    chunk("main.js", {
      isEntry: true,
      imports: ["ground.js"],
      dynamicImports: ["other.js", "notes.js", "ar.js"],
    }),
    chunk("ground.js"),
    chunk("notes.js", {
      moduleIds: ["/src/pages/notes.tsx"],
      imports: ["shared.js"],
      dynamicImports: ["result.js"],
      viteMetadata: { importedCss: new Set(["notes.css"]) },
    }),
    chunk("shared.js"),
    chunk("result.js"),
    chunk("other.js", { imports: ["heavy.js"] }),
    chunk("heavy.js"),
    chunk("ar.js", { moduleIds: ["/src/notes/locales/ar.json"] }),
    chunk("zh.js", { moduleIds: ["/src/law/locales/zh.json"] }),
  ];
  const wanted = { page: "/pages/notes.tsx", texts: ["notes"] };
  expect(filesOf(chunks, wanted)).toEqual(
    ["ar.js", "ground.js", "main.js", "notes.css", "notes.js", "result.js", "shared.js"].sort(),
  );
  expect(() => filesOf(chunks, { ...wanted, page: "/pages/none.tsx" })).toThrow("/pages/none.tsx");
});
