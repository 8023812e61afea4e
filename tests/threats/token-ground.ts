import type pg from "pg";
import { expect } from "vitest";
import { z } from "zod";
import { action, question } from "#kernel/action";
import { defineModule } from "#kernel/module";
import { hashPassword } from "#kernel/session";
import { casefile } from "#modules/casefile";
import { type HttpGround, openHttpGround } from "./http-ground.ts";

export const password = "a long enough passphrase";

const things = defineModule({
  name: "things",
  rights: { "things.train": ["trainer"], "things.edit": ["editor"] },
  questions: [
    question({
      name: "things.see-training",
      about: "For trainers.",
      needs: "things.train",
      input: z.object({}),
      output: z.object({ roles: z.array(z.string()) }),
    }).run(({ actor }) => ({ roles: [...actor.roles] })),
    question({
      name: "things.see-edits",
      about: "For editors.",
      needs: "things.edit",
      input: z.object({}),
      output: z.object({ roles: z.array(z.string()) }),
    }).run(({ actor }) => ({ roles: [...actor.roles] })),
  ],
  actions: [
    action({
      name: "things.note-thing",
      about: "Does something.",
      needs: "things.train",
      input: z.object({}),
      output: z.object({ done: z.literal(true) }),
    }).run(() => ({ done: true as const })),
    action({
      name: "things.start-long",
      about: "Starts a job.",
      needs: "things.train",
      input: z.object({}),
      output: z.object({ jobId: z.string() }),
    }).run(async ({ startJob }) => ({ jobId: await startJob("import.preview", {}) })),
  ],
});

export type TokenGround = {
  readonly ground: HttpGround;
  readonly owner: pg.Client;
  readonly agencyId: string;
  readonly passwordHash: string;
  readonly newPerson: (...roles: string[]) => Promise<{ email: string; accountId: string; cookie: string }>;
  readonly newToken: (
    cookie: string,
    roles: string[],
    days?: number,
  ) => Promise<{ tokenId: string; token: string }>;
  /** Asks as a program that holds the token. */
  readonly by: (
    token: string,
    path: string,
    input?: object,
    headers?: Record<string, string>,
  ) => ReturnType<HttpGround["ask"]>;
  readonly close: () => Promise<void>;
};

/** A server with one agency, whose people make tokens for programs. */
export async function openTokenGround(): Promise<TokenGround> {
  const ground = await openHttpGround([things, casefile]);
  const owner = await ground.kernel.database.owner();
  await owner.query("select set_config('palermo.maintenance', 'on', false)");
  const agencyId = await ground.kernel.openAgency();
  const passwordHash = await hashPassword(password);
  let count = 0;
  return {
    ...{ ground, owner, agencyId, passwordHash },
    async newPerson(...roles) {
      count += 1;
      const email = `token${count}@agency.test`;
      const made = await ground.kernel.openAccount({ agencyId, roles, email, passwordHash });
      return { email, accountId: made.accountId, cookie: await ground.signIn(email, password) };
    },
    async newToken(cookie, roles, days = 30) {
      const answer = await ground.ask(
        "/api/session/make-token",
        { name: "reports", roles, days },
        { cookie },
      );
      expect(answer.status, answer.text).toBe(200);
      return answer.body as { tokenId: string; token: string };
    },
    by: (token, path, input = {}, headers = {}) =>
      ground.ask(`/api/${path}`, input, { headers: { authorization: `Bearer ${token}`, ...headers } }),
    async close() {
      await owner.end();
      await ground.close();
    },
  };
}
