import { expect, it } from "vitest";
import { differing, emptyValue, type Field, inputOf, merged, missing } from "./fields.ts";

const fields: Field[] = [
  { name: "reason", label: "Reason", kind: "long-text", required: true },
  { name: "age", label: "Age", kind: "number", unknown: true, required: true },
  { name: "tags", label: "Tags", kind: "choices", options: [] },
  { name: "until", label: "Until", kind: "date-time" },
];

it("asks for required fields, and takes don't know for an answer", () => {
  expect(missing(fields, { reason: "", age: "" }, new Set())).toEqual(["reason", "age"]);
  expect(missing(fields, { reason: "x", age: "" }, new Set(["age"]))).toEqual([]);
});

it("sends states for fields that can be missing and leaves out empty optional ones", () => {
  const values = { reason: " because ", age: "", tags: [], until: "" };
  expect(inputOf(fields, values, new Set(["age"]))).toEqual({
    reason: "because",
    age: { state: "unknown" },
    tags: [],
  });
  expect(inputOf(fields, { ...values, age: 31 }, new Set()).age).toEqual({ state: "known", value: 31 });
  expect(inputOf(fields, values, new Set()).age).toEqual({ state: "not-asked" });
});

it("sends moments in UTC", () => {
  const sent = inputOf(fields, { reason: "x", until: "2024-03-05T12:00" }, new Set()).until;
  expect(sent).toBe(new Date("2024-03-05T12:00").toISOString());
});

it("starts each kind with nothing in it", () => {
  expect(fields.map(emptyValue)).toEqual(["", "", [], ""]);
});

it("finds fields that differ from what stands now; empty is empty in whatever form", () => {
  const text = (name: string) => ({ name, label: name, kind: "text" }) as const;
  const fields = [
    text("title"),
    text("note"),
    text("other"),
    { ...text("list"), kind: "choices", options: [] } as const,
  ];
  const yours = { title: "A", note: "", other: "x", list: ["a"] };
  const theirs = { title: "B", note: null, list: ["a"] };
  expect(differing(fields, yours, theirs).map(({ name }) => name)).toEqual(["title"]);
});

it("takes what stands now into fields that the reader had left as they were, and no others", () => {
  const text = (name: string) => ({ name, label: name, kind: "text" }) as const;
  const start = { title: "A", note: "B", other: "C" };
  const yours = { title: "A", note: "mine", other: "C" };
  const theirs = { title: "theirs", note: "theirs", other: "C" };
  expect(merged([text("title"), text("note"), text("other")], { start, yours, theirs })).toEqual({
    values: { title: "theirs", note: "mine", other: "C" },
    taken: ["title"],
  });
});
