import { createHash } from "node:crypto";
import { z } from "zod";
import { type Engine, Problem } from "#kernel/action";
import { hashPassword, shortestPassword } from "./password.ts";
import { resetCodeHash } from "./reset-code.ts";

export const UseReset = z.object({
  link: z.string().max(100).describe("from the first person"),
  code: z.string().max(40).describe("from the second person"),
  password: z.string().max(200),
});

/** Sets a new password with what two people gave: a link from the one, a code from the other. */
export async function useReset(
  engine: Engine,
  { link, code, password }: z.infer<typeof UseReset>,
): Promise<void> {
  if (password.length < shortestPassword) throw tooShort("password");
  const { rows } = await engine.app.query<{ word: string }>("select access.use_reset($1, $2, $3) as word", [
    createHash("sha256").update(link).digest(),
    resetCodeHash(code),
    await hashPassword(password),
  ]);
  const word = rows[0]?.word;
  if (word === "wrong-code") {
    throw new Problem("refused", {
      refusal: "wrong-reset-code",
      module: "session",
      fields: [{ path: "code", expected: "" }],
    });
  }
  if (word !== "done") throw new Problem("not-found");
}

/** The refusal of a password that is too short. */
export function tooShort(path: string): Problem {
  return new Problem("refused", {
    refusal: "too-short",
    module: "session",
    params: { least: shortestPassword },
    fields: [{ path, expected: "" }],
  });
}
