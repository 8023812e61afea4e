import type { Compartment, RightsDeclared } from "../access/index.ts";
import type { Declaration, Visit, WorkContext } from "../action/index.ts";
import type { Handler } from "../event/subscriber.ts";
import type { Lang } from "../i18n/lang.ts";
import type { Importer } from "../import/importer.ts";
import type { JobDeclaration } from "../jobs/job.ts";
import type { PublicFace } from "../public-face/declare.ts";
import type { Reviewable } from "../review/reviewable.ts";
import type { FileSection } from "../section/file-section.ts";
import type { Download, UploadUse } from "./transfers.ts";

/** Texts of a module as its locale files hold them, nested by part. */
export type Texts = { readonly [part: string]: string | Texts };

export type DossierKind = {
  readonly kind: string;
  /** First letter of its codes. */
  readonly letter: string;
  readonly compartments: readonly Compartment[];
};

/** What a module gives the server. Its name is the first part of every name it declares. */
export type ModuleDoor = {
  readonly name: string;
  /** Rights with the roles that hold them. */
  readonly rights?: RightsDeclared;
  readonly dossierKinds?: readonly DossierKind[];
  readonly declarations: readonly Declaration[];
  readonly jobs: readonly JobDeclaration[];
  readonly importers: readonly Importer[];
  /** What people without an account may do who hold a secret. */
  readonly visits?: readonly Visit[];
  /** What the module does when something happened, by the event's name; `*` is told of everything. */
  readonly on?: Readonly<Record<string, Handler>>;
  /** Kinds of things that wait for a second person. */
  readonly reviews?: readonly Reviewable[];
  readonly locales?: Readonly<Record<Lang, Texts>>;
  /** Kinds of links between records that it brings, `casefile.same-group`; text `link-kind.same-group`. */
  readonly linkKinds?: readonly `${string}.${string}`[];
  /** Sections of the printed file of dossiers, `casefile.exhibits`: its own dossiers' and those of other modules. */
  readonly sections?: readonly FileSection[];
  /** What files may be uploaded for, beside imports. */
  readonly uploads?: readonly UploadUse[];
  /** Questions whose answer is a file. */
  readonly downloads?: readonly Download[];
  /** What everybody may read of it without an account. */
  readonly publicFace?: PublicFace;
  /** Called once before serving; gives the way to close what was opened. */
  readonly start?: (place: ModulePlace) => Promise<void> | void;
  readonly stop?: () => Promise<void>;
  /** Loads the module's part of the demonstration country. */
  readonly demo?: (world: DemoWorld) => Promise<void>;
};

/** Where a module may keep files of its own. */
export type ModulePlace = { readonly dataFolder: string };

/** What the parts of the demonstration are made with: named actions performed as its people. */
export type DemoWorld = {
  readonly seed: number;
  readonly dataFolder: string;
  /** Performs an action or asks a question as the demonstration account of a role, e.g. `investigator`. */
  readonly callAs: (role: string, name: string, input: unknown) => Promise<unknown>;
  /** Sends a file as the account of a role, as before it is attached; gives the upload's id. */
  readonly upload: (role: string, file: DemoFile) => Promise<string>;
  /** Account ids by role. */
  readonly accounts: Readonly<Record<string, { readonly accountId: string; readonly agencyId: string }>>;
  /** A short transaction entered as the account of a role, for what no action does. */
  readonly inTxAs: InTxAs;
};

export type DemoFile = { readonly name: string; readonly mediaType: string; readonly content: string };

type InTxAs = <T>(role: string, work: (context: WorkContext) => Promise<T>) => Promise<T>;

type Parts = Omit<ModuleDoor, "declarations" | "jobs" | "importers"> & {
  readonly actions?: readonly Declaration[];
  readonly questions?: readonly Declaration[];
  readonly jobs?: readonly JobDeclaration[];
  readonly importers?: readonly Importer[];
};

/** Declares a module; refuses names of other modules and actions without a right. */
export function defineModule({
  actions = [],
  questions = [],
  jobs = [],
  importers = [],
  ...rest
}: Parts): ModuleDoor {
  const declarations = [...actions, ...questions];
  const handled = Object.entries(rest.on ?? {}).map(([event, { needs }]) => ({
    name: `${rest.name}.on ${event}`,
    needs,
  }));
  const kinds = (rest.linkKinds ?? []).map((name) => ({ name, needs: "link.make" }));
  const downloads = rest.downloads ?? [];
  for (const { name } of rest.visits ?? [])
    if (!name.startsWith(`${rest.name}.`)) throw new Error(`${name} is declared in the module ${rest.name}`);
  const sections = rest.sections ?? [];
  for (const { name, needs } of [...declarations, ...jobs, ...handled, ...downloads, ...kinds, ...sections]) {
    if (!name.startsWith(`${rest.name}.`)) throw new Error(`${name} is declared in the module ${rest.name}`);
    if (needs === "") throw new Error(`${name} needs no right; everything that happens needs one`);
  }
  return Object.freeze({ ...rest, declarations, jobs, importers });
}
