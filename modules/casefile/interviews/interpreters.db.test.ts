import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type InterviewGround, openInterviewGround, plan, planOf } from "./test-ground.ts";

let ground: InterviewGround;
beforeAll(async () => {
  ground = await openInterviewGround();
});
afterAll(() => ground?.kernel.close());

const both = { detail: { refusal: "interpreter-serves-both" } };

it("[S12] one interpreter never serves a suspected person and another one of a case, however the name is typed", async () => {
  const heard = await ground.heardCase();
  const suspect = randomUUID();
  await ground.owner.callByName("casefile.add-participant", {
    ...{ caseId: heard.caseId, participantId: suspect, capacity: "suspected_person" },
    person: {
      identity: { names: { state: "known", value: [{ kind: "legal", given: "Jo", family: "Roe" }] } },
    },
  });
  const call = (name: string, input: unknown) => ground.owner.callByName(`casefile.${name}`, input);
  const first = planOf(heard, [heard.interviewer]);
  await call("plan-interview", first);
  // The same person again, and somebody else of the same side: nothing against it.
  await call("plan-interview", planOf(heard, [heard.interviewer]));
  const other = planOf({ ...heard, participantId: suspect }, [heard.interviewer]);
  const typed = { ...plan, interpreter: " r.  DIALLO" };
  await expect(call("plan-interview", { ...other, plan: typed })).rejects.toMatchObject(both);
  await call("plan-interview", { ...other, plan: { ...plan, interpreter: "N. Okafor" } });
  const { participantId: _participantId, caseId: _caseId, ...anew } = other;
  await expect(call("revise-interview", { ...anew, plan: typed })).rejects.toMatchObject(both);
  // In another case they may.
  const elsewhere = await ground.heardCase();
  await call("plan-interview", planOf(elsewhere, [elsewhere.interviewer]));
});
