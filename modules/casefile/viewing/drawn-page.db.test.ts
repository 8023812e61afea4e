import { afterAll, beforeAll, expect, it } from "vitest";
import { everything, type TestAccount } from "#kernel/testing";

import { newEvidence } from "../evidence/test-ground.ts";
import { type InterviewGround, openInterviewGround, planOf } from "../interviews/test-ground.ts";

let ground: InterviewGround;
beforeAll(async () => {
  ground = await openInterviewGround();
});
afterAll(() => ground?.kernel.close());

const notFound = { code: "not-found" };
const drawn = (who: TestAccount, jobId: string) =>
  who.callByName("jobs.get-job", { jobId }) as Promise<{ state: string; result?: { png: string } }>;

/** A page of a statement that came in as a PDF, drawn for somebody who works on the case. */
async function looked() {
  const heard = await ground.heardCase();
  const { evidenceId } = await newEvidence(ground, heard.caseId, {
    ...{ content: everything(), name: "statement.pdf", kind: "statement", title: "Statement" },
  });
  await ground.jobsDone();
  const { interviewer } = heard;
  const { jobId } = (await interviewer.callByName("casefile.view-page", { evidenceId, page: 1 })) as {
    jobId: string;
  };
  await ground.jobsDone();
  expect(await drawn(interviewer, jobId)).toMatchObject({
    state: "done",
    result: { width: expect.any(Number) },
  });
  return { ...heard, jobId };
}

it("[access] the picture of a page ends with the access that it was drawn with, and is nobody else's", async () => {
  const { caseId, interviewer, prosecutor, jobId } = await looked();
  for (const who of [ground.stranger, prosecutor])
    await expect(drawn(who, jobId)).rejects.toMatchObject(notFound);
  const { items } = (await ground.owner.callByName("access.list-grants", { dossierId: caseId })) as {
    items: { grantId: string; to: { id: string } }[];
  };
  for (const { grantId } of items.filter(({ to }) => to.id === interviewer.accountId))
    await ground.owner.callByName("access.end-grant", { grantId, reason: "Left the team" });
  await expect(drawn(interviewer, jobId)).rejects.toMatchObject(notFound);
  const listed = JSON.stringify(await interviewer.callByName("jobs.list-jobs", {}));
  expect(listed).not.toContain("png");
});

it("[C1] the picture of an earlier statement, drawn before, waits for the free account too", async () => {
  const { interviewer, jobId, ...heard } = await looked();
  const planned = planOf(heard, [interviewer]);
  await ground.owner.callByName("casefile.plan-interview", planned);
  await expect(drawn(interviewer, jobId)).rejects.toMatchObject(notFound);
  await ground.owner.callByName("casefile.cancel-interview", {
    interviewId: planned.interviewId,
    reason: "ill",
  });
  expect(await drawn(interviewer, jobId)).toMatchObject({ state: "done" });
});
