import { createHash } from "node:crypto";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import { Problem, perform } from "#kernel/action";
import {
  ChangePassword,
  ConfirmTotp,
  changePassword,
  confirmTotp,
  EnrolTotp,
  enrolTotp,
  getSession,
  hashPassword,
  shortestPassword,
  tooShort,
} from "#kernel/session";
import type { Ground } from "./ground.ts";
import { few, read, whoOf } from "./session-input.ts";

const Accept = z.object({ invitation: z.string().max(100), password: z.string().max(200) });

/** What goes with passwords: these hash before a transaction opens, so they are no plain actions. */
export function addSessionRoutes(app: FastifyInstance, ground: Ground): void {
  const { engine } = ground;

  app.post(
    "/api/session/accept-invitation",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.accept-invitation",
        summary: "Chooses the password of a new account by its link.",
        body: Accept,
      },
    },
    async (request) => {
      const input = read(Accept, request.body);
      if (input.password.length < shortestPassword) {
        throw tooShort("password");
      }
      const hash = createHash("sha256").update(input.invitation).digest();
      const { rows } = await engine.app.query<{ invited: string | null }>(
        "select access.accept_invitation($1, $2) as invited",
        [hash, await hashPassword(input.password)],
      );
      if (!rows[0]?.invited) throw new Problem("not-found");
      return { accepted: true };
    },
  );

  app.post(
    "/api/session/change-password",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.change-password",
        summary: "Sets a new password; other sessions end.",
        body: ChangePassword,
      },
    },
    async (request) => changePassword(await whoOf(ground, request), read(ChangePassword, request.body)),
  );

  app.post(
    "/api/session/enrol-totp",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.enrol-totp",
        summary: "Gives a secret for an authenticator app.",
        body: EnrolTotp,
      },
    },
    async (request) => enrolTotp(await whoOf(ground, request), read(EnrolTotp, request.body)),
  );

  app.post(
    "/api/session/confirm-totp",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.confirm-totp",
        summary: "Confirms the authenticator app with a code.",
        body: ConfirmTotp,
      },
    },
    async (request) => {
      const who = await whoOf(ground, request);
      const session = getSession.output.parse(
        await perform(engine, {
          declaration: getSession,
          input: {},
          entry: who.entry,
          requestId: request.id,
        }),
      );
      return confirmTotp(who, read(ConfirmTotp, request.body), session.accountId);
    },
  );
}
