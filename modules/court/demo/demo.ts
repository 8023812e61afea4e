import { randomUUID } from "node:crypto";
import type { DemoWorld } from "#kernel/module";
import { tellBegging } from "./begging.ts";
import { tellGreenhouses } from "./greenhouses.ts";
import { tellMill } from "./mill.ts";
import { tellNailBars } from "./nail-bars.ts";
import { demoCourts, demoProvisions, demoTerms } from "./register.ts";
import type { PersonInStory, Story } from "./story.ts";

/** Told by what their references end with, so that a case of the case file keeps its story. */
const stories: readonly (readonly [reference: string, tell: (story: Story) => Promise<void>])[] = [
  ["/014", tellGreenhouses],
  ["/021", tellMill],
  ["/188", tellNailBars],
  ["/093", tellBegging],
];

type Listed = { readonly items: readonly { readonly caseId: string; readonly reference: string }[] };
type People = { readonly items: readonly (PersonInStory & { readonly capacity: string })[] };

/**
 * Courts and law of the State XV, and what stands at court in its invented cases: one is heard, one judged a few days ago,
 * one is final with money recovered, one ended with an acquittal. Court staff open the prosecution of all four.
 */
export async function loadDemo(world: DemoWorld): Promise<void> {
  const { accounts, callAs, inTxAs } = world;
  const { prosecutor, court } = accounts;
  if (prosecutor === undefined) return;
  const call = (verb: string, input: object) => callAs("prosecutor", `court.${verb}`, input);
  const now = await inTxAs("prosecutor", async (context) => context.now);
  async function added<Name extends string>(noun: string, heads: Readonly<Record<Name, object>>) {
    const ids = {} as Record<Name, string>;
    for (const name of Object.keys(heads) as Name[]) {
      ids[name] = randomUUID();
      await call(`add-${noun}`, { id: ids[name], ...heads[name] });
    }
    return ids;
  }
  const provisions = await added("provision", demoProvisions);
  const courts = await added("court", demoCourts);
  for (const term of demoTerms) await call("add-term", { id: randomUUID(), ...term });

  const cases = (await callAs("prosecutor", "casefile.list-cases", { limit: 200 })) as Listed;
  for (const [reference, tell] of stories) {
    const caseId = cases.items.find((one) => one.reference.endsWith(reference))?.caseId;
    if (caseId === undefined) continue;
    if (court !== undefined)
      await callAs("investigator", "access.give-grant", {
        ...{ dossierId: caseId, compartments: ["prosecution"], level: "contribute", purpose: "case-work" },
        to: { kind: "account", id: court.accountId },
      });
    const people = (await callAs("prosecutor", "casefile.list-participants", { caseId })) as People;
    await tell({
      ...{ world, caseId, call, provisions, courts, newId: randomUUID },
      year: now.getUTCFullYear() - 1,
      inDays: (days) => new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10),
      person(capacity, at = 0) {
        const found = people.items.filter((one) => one.capacity === capacity)[at];
        if (found === undefined) throw new Error(`nobody in the case ${reference} is ${capacity}`);
        return found;
      },
    });
  }
}
