import { useHotkeys } from "@mantine/hooks";
import { lazy, Suspense } from "react";
import type { Session } from "../api/session.ts";
import { useShortKey } from "../components/use-short-key.ts";
import type { NavSection } from "./nav.ts";
import { showOverlay, useOverlay } from "./overlays.ts";

const SearchDialog = lazy(async () => ({ default: (await import("./search-panel.tsx")).SearchDialog }));
const HelpDrawer = lazy(async () => ({ default: (await import("../help/help-drawer.tsx")).HelpDrawer }));
const KeysDialog = lazy(async () => ({ default: (await import("../help/keys-dialog.tsx")).KeysDialog }));

export type OverlayPlaceProps = {
  readonly session: Session;
  readonly sections: readonly NavSection[];
  readonly path: string;
};

/** Search, help and the list of keys: opened by key from everywhere, each loaded when it is first opened. */
export function OverlayPlace({ session, sections, path }: OverlayPlaceProps) {
  const overlay = useOverlay();
  useHotkeys(
    [
      ["mod+K", () => showOverlay("search")],
      ["mod+/", () => showOverlay("keys")],
    ],
    [],
  );
  useShortKey("/", () => showOverlay("search"));
  useShortKey("?", () => showOverlay("help"));
  const close = () => showOverlay(null);
  return (
    <Suspense>
      {overlay === "search" ? <SearchDialog session={session} sections={sections} onClose={close} /> : null}
      {overlay === "help" ? <HelpDrawer path={path} session={session} onClose={close} /> : null}
      {overlay === "keys" ? <KeysDialog onClose={close} /> : null}
    </Suspense>
  );
}
