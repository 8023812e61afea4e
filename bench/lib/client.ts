import { randomUUID } from "node:crypto";
import { z } from "zod";

/** A signed-in client of a running Palermo. */
export type Client = {
  readonly cookie: string;
  readonly call: (name: string, input: unknown) => Promise<unknown>;
};

/** Signs in as an account of the demonstration. */
export async function signIn(address: string, role: string): Promise<Client> {
  const answer = await post(`${address}/api/session/open-session`, {
    email: `${role}@demo.palermo.test`,
    password: "palermo-demo-only",
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0];
  if (cookie === undefined) throw new Error(`no cookie for ${role}: ${await answer.text()}`);
  return {
    cookie,
    async call(name, input) {
      const said = await post(`${address}/api/${name.replace(".", "/")}`, input, { cookie });
      const body: unknown = await said.json();
      if (!said.ok) throw new Error(`${name}: ${JSON.stringify(body)}`);
      return body;
    },
  };
}

function post(url: string, input: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": randomUUID(), ...headers },
    body: JSON.stringify(input),
  });
}

export const CaseOpened = z.object({ caseId: z.uuid(), code: z.string() });
