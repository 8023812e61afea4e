import type { z } from "zod";
import type { Actor } from "../action/actor.ts";
import type { QuestionContext } from "../action/context.ts";
import type { FilePlace } from "../files/lend-copy.ts";
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
  /**
   * Whether the requester may see now what the result shows: asked at every look, so that a result ends with the access that
   * it was made with. Needed where a result shows content of a dossier.
   */
  stillShows?(context: QuestionContext<z.output<In>>): Promise<boolean>;
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
  /** Encrypted files, whose keys a transaction opens; never inside one. */
  readonly files: FilePlace;
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

const declared = new Map<string, Pick<JobWords<z.ZodType, z.ZodType>, "input" | "stillShows">>();

/** Whether what a finished job shows may still be seen by its requester. */
export async function resultStands(
  context: QuestionContext<unknown>,
  { name, input }: { readonly name: string; readonly input: unknown },
): Promise<boolean> {
  const job = declared.get(name);
  return job?.stillShows === undefined || job.stillShows({ ...context, input: job.input.parse(input) });
}

/** Declares long work that an action starts with `startJob` and its requester follows, leaves and cancels. */
export function defineJob<In extends z.ZodType, Out extends z.ZodType>(words: JobWords<In, Out>) {
  return {
    run(run: (context: JobContext<z.output<In>>) => Promise<z.output<Out>>): JobDeclaration<In, Out> {
      declared.set(words.name, words);
      return { kind: "job", ...words, run };
    },
  };
}
