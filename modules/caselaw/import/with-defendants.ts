import type { JudgmentInput } from "../words/index.ts";
import { hideNames, withoutAccused } from "./caption.ts";
import { dateOf } from "./row-read.ts";
import { standingOf, type UsDefendant } from "./us-defendant-row.ts";

const convictions: readonly (string | undefined)[] = ["guilty", "guilty_plea"];

/** A case with the defendants that the second table tells of. Where nobody was found guilty the accused become initials. */
export function withDefendants(judgment: JudgmentInput, defendants: readonly UsDefendant[]): JudgmentInput {
  const charges = defendants.flatMap((defendant, at) =>
    defendant.charges.map((charge) => ({ ...charge, defendant: `d${at + 1}` })),
  );
  const ended = defendants.map((one) => one.ended ?? 0).filter((year) => year > 1900);
  const decided = ended.length === 0 ? (judgment.decided ?? null) : dateOf(String(Math.max(...ended)));
  const settled = charges.length > 0 && charges.every(({ verdict }) => verdict !== "unknown");
  const anyGuilty = charges.some(({ verdict }) => convictions.includes(verdict));
  const cross = new Set(judgment.crossCutting ?? []);
  if (defendants.some(({ sex }) => sex === "female")) cross.add("female_offender");
  if (defendants.some(({ forfeiture }) => forfeiture)) cross.add("confiscation_and_seizure");
  if (charges.some(({ sentence }) => sentence?.compensation !== undefined)) cross.add("compensation");
  const crimes = new Set([...judgment.crimeTypes, ...charges.flatMap(({ crimeType }) => crimeType ?? [])]);
  const whole: JudgmentInput = {
    ...judgment,
    decided,
    crimeTypes: [...crimes],
    crossCutting: [...cross],
    defendants: defendants.map((one, at) => ({
      key: `d${at + 1}`,
      kind: "person",
      sex: one.sex,
      juvenile: one.juvenile,
      standing: standingOf(one.charges) as NonNullable<JudgmentInput["defendants"]>[number]["standing"],
    })),
    charges,
  };
  return settled && !anyGuilty ? pseudonymised(whole) : whole;
}

function pseudonymised(judgment: JudgmentInput): JudgmentInput {
  const { title, hidden } = withoutAccused(judgment.title.text);
  return {
    ...judgment,
    title: { ...judgment.title, text: title },
    ...(judgment.facts === undefined
      ? {}
      : { facts: { ...judgment.facts, text: hideNames(judgment.facts.text, hidden) } }),
  };
}
