import type pg from "pg";
import type { z } from "zod";
import { Problem } from "./problem.ts";
import { isRefusal, type Refusal } from "./refusal.ts";

/** What a visit sees: the server's pool with nobody entered, so that row-level security shows no row of a dossier. */
export type VisitContext<In> = {
  readonly input: In;
  readonly pool: Pick<pg.Pool, "query">;
  readonly now: Date;
};

type VisitWords<In extends z.ZodType, Out extends z.ZodType, Code extends string> = {
  /** `module.verb-noun`, as for actions. */
  readonly name: `${string}.${string}`;
  readonly about: string;
  readonly input: In;
  readonly output: Out;
  readonly refusals?: readonly Code[];
};

/** Something that a person without an account may do who holds a secret, such as the link of a sealed hand-over. */
export type Visit<
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
  Code extends string = string,
> = VisitWords<In, Out, Code> & {
  readonly kind: "visit";
  run(context: VisitContext<z.output<In>>): Promise<z.output<Out> | Refusal>;
};

/**
 * Declares a visit. It reaches the database through definer functions of its own module that take the secret's hash, and
 * opens no transaction itself, so that slow work on secrets holds no connection.
 */
export function visit<In extends z.ZodType, Out extends z.ZodType, const Code extends string = never>(
  words: VisitWords<In, Out, Code>,
) {
  return {
    run(
      run: (context: VisitContext<z.output<In>>) => Promise<z.output<Out> | Refusal<Code>>,
    ): Visit<In, Out, Code> {
      return { kind: "visit", ...words, run };
    },
  };
}

/** Runs a visit on parsed input; throws `Problem` for everything that the visitor may be told. */
export async function receive(one: Visit, context: VisitContext<unknown>): Promise<unknown> {
  const result = await one.run(context);
  if (!isRefusal(result)) return one.output.parse(result);
  throw new Problem("refused", {
    refusal: result.refusal,
    module: one.name.split(".")[0] ?? "",
    ...(result.params ? { params: result.params } : {}),
    ...(result.path ? { fields: [{ path: result.path.join("."), expected: "" }] } : {}),
  });
}
