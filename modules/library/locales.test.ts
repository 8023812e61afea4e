import { describe, expect, test } from "vitest";
import { langs } from "#kernel/words";
import { library } from "./index.ts";
import { audiences, kinds, reaches, topics } from "./publications/kinds.ts";
import { parties } from "./stories/parties.ts";
import { answers, findingRules, storyStates } from "./stories/words.ts";
import { text } from "./text.ts";

describe("the texts of the library", () => {
  test("name every refusal, kind, topic, audience, reach, party, state, finding and answer in six languages", () => {
    const refusals = library.declarations.flatMap((declaration) => declaration.refusals ?? []);
    const wanted = [
      ...refusals.map((code) => `refusal.${code}`),
      ...["gone", "findings-open"].map((code) => `refusal.${code}`),
      ...kinds.map((code) => `kind.${code}`),
      ...topics.map((code) => `topic.${code}`),
      ...audiences.map((code) => `audience.${code}`),
      ...reaches.map((code) => `reach.${code}`),
      ...parties.map((code) => `party.${code}`),
      ...storyStates.map((code) => `story-state.${code}`),
      ...findingRules.map((code) => `finding.rule.${code}`),
      ...answers.map((code) => `answer.${code}`),
    ];
    for (const lang of langs)
      for (const key of wanted) expect(text(lang, key), `${lang} ${key}`).not.toBe(key);
  });
});
