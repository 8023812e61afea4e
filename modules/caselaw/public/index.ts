import type { PublicFace } from "#kernel/public-face";
import { openStamp } from "#kernel/text-search";
import { collection } from "../search-entry.ts";
import { similarPage } from "./beside.ts";
import { conceptPage, conceptsPage } from "./concepts.ts";
import { feed } from "./feed.ts";
import { openFiles } from "./files.ts";
import { forms } from "./forms.ts";
import { homePart } from "./home.ts";
import { listPage } from "./list-page.ts";
import { recordPage, sectionPage } from "./record-page.ts";
import { addresses, records } from "./records.ts";
import { texts } from "./texts.ts";
import { tools } from "./tools.ts";

/** What everybody may read of case law: judgments that a second person opened to everybody. */
export const publicFace: PublicFace = {
  texts,
  stamp: (tx) => openStamp(tx, collection),
  recordName: "J-[0-9A-Z]{6}",
  pages: [
    { path: "", render: listPage },
    { path: "/concepts", render: conceptsPage },
    { path: "/concepts/:concept", render: conceptPage },
    { path: "/:code", render: recordPage },
    { path: "/:code/similar", render: similarPage },
    { path: "/:code/:section", render: sectionPage },
  ],
  feeds: [feed],
  forms,
  files: [openFiles],
  records,
  addresses,
  tools,
  home: homePart,
};
