import type { Compartment, RightsDeclared } from "../access/index.ts";
import type { Declaration } from "../action/index.ts";
import type { Lang } from "../i18n/lang.ts";
import type { Importer } from "../import/importer.ts";
import type { JobDeclaration } from "../jobs/job.ts";

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
  readonly locales?: Readonly<Record<Lang, Texts>>;
};

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
  for (const { name, needs } of [...declarations, ...jobs]) {
    if (!name.startsWith(`${rest.name}.`)) throw new Error(`${name} is declared in the module ${rest.name}`);
    if (needs === "") throw new Error(`${name} needs no right; everything that happens needs one`);
  }
  return Object.freeze({ ...rest, declarations, jobs, importers });
}
