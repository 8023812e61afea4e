import type { z } from "zod";
import type { Actor } from "../action/actor.ts";
import type { FileStore } from "../files/file-store.ts";
import type { InTx } from "../import/importer.ts";

export type JobWords<In extends z.ZodType, Out extends z.ZodType> = {
  /** `module.verb`, e.g. `import.run`. */
  readonly name: `${string}.${string}`;
  readonly about: string;
  /** The right that its requester must hold, when it is asked for and again when it runs. */
  readonly needs: string;
  /** Ids and choices only; nothing personal. */
  readonly input: In;
  readonly output: Out;
  /** The result may show content: it is kept sealed with the agency's key. */
  readonly personal?: boolean;
  /** How often it starts again when its server died in the middle; only for work that is whole or nothing. */
  readonly retries?: number;
};

export type JobContext<In> = {
  readonly jobId: string;
  readonly input: In;
  /** The requester as of the job's start; each `inTx` looks anew. */
  readonly actor: Actor;
  /** Aborted when the requester cancels or the server stops. */
  readonly signal: AbortSignal;
  /** Tells how far it is; `total` 0 while that is not known. `step` is a text in the requester's language. */
  readonly progress: (done: number, total: number, step: string) => Promise<void>;
  /** A short transaction as the requester, with the grants of this moment. */
  readonly inTx: InTx;
  /** Where encrypted files lie; keys come from `findFile` inside `inTx`. */
  readonly files: FileStore;
  /** A folder of the server's own (mode 700) for plain copies while they are read; emptied at every start. */
  readonly temporary: string;
  /** For the operator: a word and figures, never content. */
  readonly log: (word: string, figures?: Readonly<Record<string, number | string>>) => void;
};

export type JobDeclaration<In extends z.ZodType = z.ZodType, Out extends z.ZodType = z.ZodType> = JobWords<
  In,
  Out
> & {
  readonly kind: "job";
  /** A method, so that registries can hold jobs with their types forgotten. */
  run(context: JobContext<z.output<In>>): Promise<z.output<Out>>;
};

/** Declares long work that an action starts with `startJob` and its requester follows, leaves and cancels. */
export function defineJob<In extends z.ZodType, Out extends z.ZodType>(words: JobWords<In, Out>) {
  return {
    run(run: (context: JobContext<z.output<In>>) => Promise<z.output<Out>>): JobDeclaration<In, Out> {
      return { kind: "job", ...words, run };
    },
  };
}
