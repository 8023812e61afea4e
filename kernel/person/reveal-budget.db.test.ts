import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestKernel, type TestKernel } from "../testing/index.ts";
import { absent, known } from "../words/index.ts";
import { openPerson } from "./open-person.ts";
import { revealBudget } from "./reveal-budget.ts";
import { revealIdentity } from "./reveal-identity.ts";

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openTestKernel();
});
afterAll(async () => {
  await kernel?.close();
});

test("[threat: insider harvesting] a day's budget of names runs out with a refusal that the audit keeps, and is there again the next day", async () => {
  const agencyId = await kernel.openAgency();
  const reader = await kernel.openAccount({ agencyId, roles: ["frontline"] });
  const { personId } = await reader.work((context) =>
    openPerson(context, {
      facts: { sex: known("female") },
      identity: {
        names: known([{ kind: "legal", given: "Amal", family: "Haddad" }]),
        birth: absent("not-asked"),
      },
    }),
  );
  const budget = revealBudget(["frontline"]);
  for (let reading = 0; reading < budget; reading += 1) await reader.call(revealIdentity, { personId });
  await expect(reader.call(revealIdentity, { personId })).rejects.toMatchObject({
    code: "refused",
    detail: { refusal: "budget-spent", params: { most: budget } },
  });

  const owner = await kernel.database.owner();
  const { rows } = await owner.query(
    "select outcome, count(*)::int as n from audit.event where account_id = $1 and action = 'person.reveal-identity' group by 1 order by 1",
    [reader.accountId],
  );
  await owner.end();
  expect(rows).toEqual([
    { outcome: "read", n: budget },
    { outcome: "refused", n: 1 },
  ]);

  await kernel.moveClock(25 * 3_600_000);
  expect((await reader.call(revealIdentity, { personId })).identity).not.toBeNull();
});
