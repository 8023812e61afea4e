import { mkdirSync } from "node:fs";
import { Readable } from "node:stream";
import { expect } from "vitest";
import { addTemporary } from "#kernel/files";
import { openTestKernel, type TestAccount, type TestKernel } from "#kernel/testing";
import { Job } from "#kernel/words";
import { casefile } from "#modules/casefile";
import { undetected } from "./index.ts";

/** A rapporteur who estimates, another agency's, people who work on cases, and somebody without a role. */
export type Ground = {
  readonly kernel: TestKernel;
  readonly rapporteur: TestAccount;
  readonly otherRapporteur: TestAccount;
  readonly investigator: TestAccount;
  readonly provider: TestAccount;
  readonly stranger: TestAccount;
};

export async function openGround(): Promise<Ground> {
  const kernel = await openTestKernel({ modules: [casefile, undetected] });
  mkdirSync(kernel.services.config.dataFolder, { recursive: true });
  const [ours, theirs] = [await kernel.openAgency(), await kernel.openAgency()];
  return {
    kernel,
    rapporteur: await kernel.openAccount({ agencyId: ours, roles: ["rapporteur"] }),
    otherRapporteur: await kernel.openAccount({ agencyId: theirs, roles: ["rapporteur"] }),
    investigator: await kernel.openAccount({ agencyId: theirs, roles: ["investigator"] }),
    provider: await kernel.openAccount({ agencyId: ours, roles: ["provider", "investigator"] }),
    stranger: await kernel.openAccount({ agencyId: ours, roles: [] }),
  };
}

type Asked = {
  readonly verb: "preview" | "run";
  readonly content: string;
  readonly importer?: string;
  readonly options?: Readonly<Record<string, string>>;
};

/** Previews or runs an import, and gives its job when it is over. */
export async function importAs(
  { kernel }: Pick<Ground, "kernel">,
  who: TestAccount,
  { verb, content, importer = "list-overlaps", options = {} }: Asked,
): Promise<Job> {
  const bytes = Buffer.from(content);
  const stored = await kernel.services.files.write(Readable.from([bytes]), { limit: bytes.length });
  const { temporaryId } = await who.work((context) =>
    addTemporary(context, { name: "lists.csv", mediaType: "text/csv", stored }),
  );
  const { jobId } = (await who.callByName(`import.${verb}-import`, {
    ...{ uploadId: temporaryId, importer, options },
  })) as { jobId: string };
  return jobOver(who, jobId);
}

/** Waits until a job is over. */
export async function jobOver(who: TestAccount, jobId: string): Promise<Job> {
  const look = async () => Job.parse(await who.callByName("jobs.get-job", { jobId }));
  await expect
    .poll(async () => (await look()).state, { timeout: 60_000, interval: 100 })
    .not.toMatch(/waiting|running/);
  return look();
}
