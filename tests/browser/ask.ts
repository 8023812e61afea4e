import type { Page } from "playwright-core";

/** Asks a question or performs an action as the page's reader, past the screens; for what a test stands on. */
export async function ask(page: Page, name: `${string}.${string}`, input: unknown): Promise<unknown> {
  return page.evaluate(
    async ([path, body]) => {
      const answer = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
        body,
      });
      if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
      return answer.json();
    },
    [`/api/${name.replace(".", "/")}`, JSON.stringify(input)] as const,
  );
}

/** Codes of the cases that the page's reader may open. */
export async function caseCodes(page: Page): Promise<string[]> {
  const { items } = (await ask(page, "casefile.list-cases", { limit: 50 })) as { items: { code: string }[] };
  return items.map(({ code }) => code);
}

/** Opens a case of one's own, so that tests do not disturb each other. */
export async function openCase(page: Page, title: string): Promise<{ caseId: string; code: string }> {
  const caseId = crypto.randomUUID();
  const opened = { caseId, kind: "trafficking", reference: "", title, summary: "First words.", team: [] };
  const { code } = (await ask(page, "casefile.open-case", opened)) as { code: string };
  return { caseId, code };
}
