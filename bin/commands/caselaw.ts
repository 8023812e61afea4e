import { caselawText, foundJudgments } from "../lib/caselaw-text.ts";
import { type Command, listOption, textOption, UsageError, type Values } from "../lib/command.ts";
import { openClient } from "../lib/kernel-client.ts";

export const caselaw: Command = {
  usage:
    "search QUERY [--filter FACET=VALUE]… [--sort relevance|newest|oldest|title] [--limit N] [--lang LANG] [--as EMAIL]",
  options: {
    filter: { type: "string", multiple: true },
    sort: { type: "string" },
    limit: { type: "string" },
    after: { type: "string" },
    lang: { type: "string" },
  },
  async run(call) {
    const [verb, query = "", ...rest] = call.words;
    if (verb !== "search" || rest.length > 0)
      throw new UsageError(
        "Expected the word search and one query, in quotation marks where it has several words.",
      );
    const client = await openClient(call.config(), textOption(call.values, "as"), call.say);
    try {
      const answer = await client.call("caselaw.search-judgments", { query, ...askOf(call.values) });
      const found = foundJudgments(answer);
      return { json: found, text: caselawText(found) };
    } finally {
      await client.close();
    }
  },
};

function askOf(values: Values) {
  const filters: Record<string, string[]> = {};
  for (const pair of listOption(values, "filter")) {
    const at = pair.indexOf("=");
    if (at < 1) throw new UsageError(`Expected --filter FACET=VALUE, and found --filter ${pair}.`);
    const facet = pair.slice(0, at);
    filters[facet] = [...(filters[facet] ?? []), pair.slice(at + 1)];
  }
  const limit = textOption(values, "limit");
  if (limit !== undefined && !/^\d{1,3}$/.test(limit))
    throw new UsageError(`Expected --limit with a whole number, and found ${limit}.`);
  const sort = textOption(values, "sort");
  const after = textOption(values, "after");
  const lang = textOption(values, "lang");
  return {
    filters,
    ...(limit === undefined ? {} : { limit: Number(limit) }),
    ...(sort === undefined ? {} : { sort }),
    ...(after === undefined ? {} : { after }),
    ...(lang === undefined ? {} : { lang }),
  };
}
