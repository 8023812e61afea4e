import type pg from "pg";
import type { Config } from "#kernel/config";
import type { Engine } from "../action/index.ts";
import type { FileStore } from "../files/index.ts";
import type { Registry } from "../module/index.ts";
import type { Post } from "../parcel/index.ts";
import type { Site } from "../public-face/declare.ts";
import type { SingleSignOn } from "../session/index.ts";

/** What the routes stand on. */
export type Ground = {
  readonly engine: Engine;
  readonly registry: Registry;
  readonly files: FileStore;
  readonly config: Pick<Config, "allowedHosts" | "publicUrl" | "trustedProxy">;
  readonly version: string;
  readonly demonstration: boolean;
  /** Cookies are marked `Secure` and named `__Host-`; false on plain loopback only. */
  readonly secure: boolean;
  /** Built web app; null where only the interface is served. */
  readonly webFolder: string | null;
  /**
   * On the socket of the data folder only: opens a short session for the account that the command line names.
   * Null on the network, where the header is not believed.
   */
  readonly operatorSession: ((email: string) => Promise<Buffer | null>) | null;
  /** The provider of single sign-on, when one is set. */
  readonly singleSignOn?: SingleSignOn | null;
  /** The pages for everybody; none where the instance keeps to itself. */
  readonly publicFace?: PublicGround | null;
  /** Where devices send sealed parcels; left out where none are taken (the operator's socket). */
  readonly post?: Post;
  readonly log: (word: string, detail: Readonly<Record<string, unknown>>) => void;
};

export type PublicGround = {
  /** Login `palermo_public`. */
  readonly pool: pg.Pool;
  readonly site: Site;
  /** Requests that one address may send in a minute. */
  readonly perMinute: number;
  /** Whether `/` leads there instead of to the app. */
  readonly front: boolean;
};
