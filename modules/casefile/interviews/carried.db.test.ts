import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { TestAccount } from "#kernel/testing";
import { openCase } from "../open-case.ts";
import { type InterviewGround, openInterviewGround, planOf } from "./test-ground.ts";

let ground: InterviewGround;
beforeAll(async () => {
  ground = await openInterviewGround();
});
afterAll(() => ground?.kernel.close());

const carried = [{ title: "Work", words: "– What work? (said) Kitchen CANARY" }];
const call = (who: TestAccount, name: string, input: unknown) => who.callByName(name, input);

/** Everything in which the carried answers could stand, and the rows themselves. */
async function told(who: TestAccount, caseId: string): Promise<string> {
  const answers = await Promise.allSettled([
    call(who, "casefile.list-statements", { caseId }),
    call(who, "casefile.get-case", { caseId }),
    call(who, "casefile.get-timeline", { caseId }),
    call(who, "casefile.export-cases", { format: "csv" }),
    call(who, "history.list-history", { dossierId: caseId }),
  ]);
  const rows = await who.work(async ({ tx }) => [
    (await sql`select carried_id from casefile.carried where dossier_id = ${caseId}::uuid`.execute(tx)).rows,
    (await sql`select row_id from history.casefile_carried where before is not null`.execute(tx)).rows,
  ]);
  return JSON.stringify([answers.map((one) => (one.status === "fulfilled" ? one.value : null)), rows]);
}

it("[C1] answers of an interview with which a case was opened wait for the free account, and stand in no summary", async () => {
  const caseId = randomUUID();
  await ground.owner.call(openCase, { caseId, kind: "trafficking", summary: "By the port", carried });
  const participantId = randomUUID();
  await call(ground.owner, "casefile.add-participant", {
    ...{ caseId, participantId, capacity: "presumed_victim" },
    person: {
      identity: { names: { state: "known", value: [{ kind: "legal", given: "Ana", family: "Bell" }] } },
    },
  });
  const interviewer = await ground.readerOf(caseId, "contribute");
  for (const who of [ground.owner, interviewer])
    expect(await call(who, "casefile.list-statements", { caseId })).toMatchObject({ carried, items: [] });
  expect(await call(interviewer, "casefile.get-case", { caseId })).toMatchObject({ summary: "By the port" });
  expect(await told(ground.stranger, caseId)).not.toContain("CANARY");
  const planned = planOf({ caseId, participantId }, [interviewer]);
  await call(ground.owner, "casefile.plan-interview", planned);
  const shut = await told(interviewer, caseId);
  expect(shut).not.toContain("CANARY");
  expect(shut).not.toContain("carried_id");
  expect(await told(ground.owner, caseId)).toContain("CANARY");
  await call(ground.owner, "casefile.cancel-interview", { interviewId: planned.interviewId, reason: "ill" });
  expect(await told(interviewer, caseId)).toContain("CANARY");
});
