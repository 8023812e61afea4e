import { mkdirSync } from "node:fs";
import { Readable } from "node:stream";
import { expect } from "vitest";
import { addTemporary } from "#kernel/files";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { Job } from "#kernel/words";
import { law } from "./index.ts";

/** Two agencies with people, for the tests of this module. */
export type LawGround = {
  readonly kernel: TestKernel;
  /** Writes, publishes and assesses. */
  readonly rapporteur: TestAccount;
  /** Of another agency, with the same rights: the second person. */
  readonly editor: TestAccount;
  /** Reads and comments. */
  readonly peer: TestAccount;
  /** Reads only. */
  readonly reader: TestAccount;
  /** Signed in without any role. */
  readonly stranger: TestAccount;
};

export async function openLawGround(): Promise<LawGround> {
  const kernel = await openTestKernel({ modules: [law] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const [ours, theirs] = [await kernel.openAgency(), await kernel.openAgency()];
  return {
    kernel,
    rapporteur: await kernel.openAccount({ agencyId: ours, roles: ["rapporteur"] }),
    editor: await kernel.openAccount({ agencyId: theirs, roles: ["editor"] }),
    peer: await kernel.openAccount({ agencyId: theirs, roles: ["provider"] }),
    reader: await kernel.openAccount({ agencyId: theirs, roles: ["investigator"] }),
    stranger: await kernel.openAccount({ agencyId: ours, roles: [] }),
  };
}

export type Imported = {
  readonly content: string | Buffer;
  readonly name?: string;
  readonly options?: Readonly<Record<string, string>>;
  readonly leaveOutRejected?: boolean;
};

/** Previews or runs an import of the status of treaties, and gives its job when it is over. */
export async function importStatusAs(
  { kernel }: Pick<LawGround, "kernel">,
  who: TestAccount,
  verb: "preview" | "run",
  { content, name = "status.csv", options = {}, leaveOutRejected }: Imported,
): Promise<Job> {
  const bytes = Buffer.from(content);
  const stored = await kernel.services.files.write(Readable.from([bytes]), { limit: bytes.length });
  const { temporaryId } = await who.work((context) =>
    addTemporary(context, { name, mediaType: "text/csv", stored }),
  );
  const { jobId } = (await who.callByName(`import.${verb}-import`, {
    uploadId: temporaryId,
    importer: "treaty-status",
    options,
    ...(leaveOutRejected === undefined ? {} : { leaveOutRejected }),
  })) as { jobId: string };
  const ask = async () => Job.parse(await who.callByName("jobs.get-job", { jobId }));
  await expect.poll(async () => (await ask()).state, { timeout: 30_000 }).toMatch(/done|failed|cancelled/);
  return ask();
}

export const words = (text: string, french?: string) => ({
  lang: "en" as const,
  text,
  ...(french === undefined ? {} : { translations: { fr: french } }),
});
export const id = () => crypto.randomUUID();
