import { createHash } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
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
  SignIn,
  shortestPassword,
  signIn,
} from "#kernel/session";
import type { Ground } from "./ground.ts";
import { entryOf, setSessionCookie } from "./who.ts";

const Accept = z.object({ invitation: z.string().max(100), password: z.string().max(200) });

/** Sign-in and what goes with passwords: these hash before a transaction opens, so they are no plain actions. */
export function addSessionRoutes(app: FastifyInstance, ground: Ground): void {
  const { engine } = ground;
  // By address: whoever has no session yet could send another cookie with each try.
  const few = {
    rateLimit: { max: 120, timeWindow: 60_000, keyGenerator: (request: FastifyRequest) => request.ip },
  };

  app.post(
    "/api/session/open-session",
    {
      config: few,
      schema: {
        tags: ["session"],
        operationId: "session.open-session",
        summary: "Signs in.",
        body: SignIn,
        response: { 200: getSession.output },
      },
    },
    async (request, reply) => {
      const { token, hash } = await signIn(engine, read(SignIn, request.body), deviceOf(request));
      setSessionCookie(reply, ground, token);
      return perform(engine, {
        declaration: getSession,
        input: {},
        entry: { by: "session", hash },
        requestId: request.id,
      });
    },
  );

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
        throw new Problem("refused", {
          refusal: "too-short",
          module: "account",
          params: { least: shortestPassword },
          fields: [{ path: "password", expected: "" }],
        });
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
    async (request) =>
      changePassword(
        { engine, entry: await entryOf(ground, request), requestId: request.id },
        read(ChangePassword, request.body),
      ),
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
    async (request) =>
      enrolTotp(
        { engine, entry: await entryOf(ground, request), requestId: request.id },
        read(EnrolTotp, request.body),
      ),
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
      const who = { engine, entry: await entryOf(ground, request), requestId: request.id };
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

function read<S extends z.ZodType>(schema: S, body: unknown): z.output<S> {
  const found = schema.safeParse(body ?? {});
  if (found.success) return found.data;
  throw new Problem("bad-input", {
    fields: found.error.issues.map((issue) => ({
      path: issue.path.map(String).join("."),
      expected: issue.message,
    })),
  });
}

/** The browser and system by which a reader recognises a session in the list. */
function deviceOf(request: FastifyRequest): string {
  const agent = request.headers["user-agent"] ?? "";
  const browser = /(Firefox|Edg|Chrome|Safari|curl)\/[\d.]+/.exec(agent)?.[1]?.replace("Edg", "Edge") ?? "";
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1] ?? "";
  return [browser, system].filter(Boolean).join(", ");
}
