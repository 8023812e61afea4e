import type { z } from "zod";
import type { Context, QuestionContext } from "./context.ts";
import type { Refusal } from "./refusal.ts";

type Common<In extends z.ZodType, Out extends z.ZodType> = {
  /** `module.verb-noun`: the file's name, the address, the command and the audit entry. */
  readonly name: `${string}.${string}`;
  /** One sentence for the manual, the API and the command line. */
  readonly about: string;
  /** The right that the actor must hold. `"signed-in"` is held by everybody with a session. */
  readonly needs: string;
  readonly input: In;
  readonly output: Out;
};

export type ActionWords<In extends z.ZodType, Out extends z.ZodType, Code extends string> = Common<
  In,
  Out
> & {
  readonly refusals?: readonly Code[];
  readonly emits?: readonly string[];
  /** The action that takes this one back, when there is one. */
  readonly undo?: string;
  /** May come in a sealed parcel of a device that carries records, without its holder's session (kernel/parcel). */
  readonly fromDevice?: boolean;
};

export type QuestionWords<In extends z.ZodType, Out extends z.ZodType, Code extends string> = Common<
  In,
  Out
> & {
  readonly refusals?: readonly Code[];
  /** May be asked with GET: the input holds nothing personal. */
  readonly inAddress?: boolean;
  /** Reads content of dossiers: the reading is written to the audit before the answer leaves. */
  readonly audited?: boolean;
};

type Awaitable<T> = T | Promise<T>;

export type Action<
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
  Code extends string = string,
> = ActionWords<In, Out, Code> & {
  readonly kind: "action";
  /** Done before the transaction opens, for those who may call the action; `run` finds it as `ahead`. */
  ahead?(input: z.output<In>): Promise<unknown>;
  run(context: Context<z.output<In>> & { readonly ahead?: unknown }): Awaitable<z.output<Out> | Refusal>;
};

/** What an action with work ahead of its transaction sees: also what that work made. */
export type ContextAhead<In, Ahead> = Context<In> & { readonly ahead: Ahead };

export type Question<
  In extends z.ZodType = z.ZodType,
  Out extends z.ZodType = z.ZodType,
  Code extends string = string,
> = QuestionWords<In, Out, Code> & {
  readonly kind: "question";
  run(context: QuestionContext<z.output<In>>): Awaitable<z.output<Out> | Refusal>;
};

/** Either kind, with its types forgotten, as registries hold them. */
export type Declaration = Action | Question;

/**
 * Declares something that happens. The declaration gives the route, the API entry, the typed client,
 * the command, the permission entry and the manual page.
 */
export function action<In extends z.ZodType, Out extends z.ZodType, const Code extends string = never>(
  words: ActionWords<In, Out, Code>,
) {
  return {
    run(
      run: (context: Context<z.output<In>>) => Awaitable<z.output<Out> | Refusal<Code>>,
    ): Action<In, Out, Code> {
      return { kind: "action", ...words, run };
    },
    /**
     * Slow work on the input alone (stretching a secret), done before the transaction so that it holds no connection. It
     * reaches no database, and is done for nobody who may not call the action.
     */
    ahead<Ahead>(ahead: (input: z.output<In>) => Promise<Ahead>) {
      return {
        run(
          run: (context: ContextAhead<z.output<In>, Ahead>) => Awaitable<z.output<Out> | Refusal<Code>>,
        ): Action<In, Out, Code> {
          return { kind: "action", ...words, ahead, run };
        },
      };
    },
  };
}

/** Declares something that is read. It runs in a read-only view of the content. */
export function question<In extends z.ZodType, Out extends z.ZodType, const Code extends string = never>(
  words: QuestionWords<In, Out, Code>,
) {
  return {
    run(
      run: (context: QuestionContext<z.output<In>>) => Awaitable<z.output<Out> | Refusal<Code>>,
    ): Question<In, Out, Code> {
      return { kind: "question", ...words, run };
    },
  };
}

/** The input that a client sends for a declaration. */
export type InputOf<D> = D extends { input: infer In extends z.ZodType } ? z.input<In> : never;
/** The answer that a client receives for a declaration. */
export type OutputOf<D> = D extends { output: infer Out extends z.ZodType } ? z.output<Out> : never;
