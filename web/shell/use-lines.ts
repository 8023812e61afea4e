import { useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { langs } from "#kernel/words";
import type { ListOwnViews } from "../../kernel/saved-view/views.ts";
import { holds, type Session } from "../api/session.ts";
import { useQuestion } from "../api/use-question.ts";
import { splitAddress } from "../components/link.tsx";
import { writeListState } from "../components/list-state.ts";
import { wantAction } from "../components/wanted-action.ts";
import { doors } from "../doors.ts";
import { langNames } from "../i18n/lang-names.ts";
import { useText } from "../i18n/use-text.ts";
import { startTour } from "../tour/tour-state.ts";
import { tourFor } from "../tour/tour-steps.ts";
import type { NavSection } from "./nav.ts";
import { showOverlay } from "./overlays.ts";
import type { Line } from "./palette.ts";
import { ownCommands, ownNav } from "./places.ts";
import { useChooseLang } from "./use-choose-lang.ts";
import { useSignOut } from "./use-sign-out.ts";

/** Everything that can be called by its name without asking the server: pages, actions, views, help. */
export function useLines(session: Session, sections: readonly NavSection[]): Line[] {
  return [...usePages(sections), ...useCommands(session), ...useShellLines(session), ...useViews()];
}

/** Goes to an address of the app, search values and all. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return (to) => {
    const { path, search } = splitAddress(to);
    void navigate({ to: path, search: search as never });
  };
}

function usePages(sections: readonly NavSection[]): Line[] {
  const { t } = useText();
  const go = useGo();
  const fixed = [
    { to: "/app", label: "nav.home" },
    { to: "/app/account", label: "nav.account" },
    { to: "/app/notices", label: "help:notices.all" },
  ];
  const places = sections.flatMap(({ group, items }) =>
    items.map((item) => ({ to: item.to, label: item.label, about: t(`nav.group.${group}`) })),
  );
  return [...places, ...fixed.map((one) => ({ ...one, about: "" }))].map(({ to, label, about }) => ({
    id: to,
    group: "pages",
    label: t(label),
    about,
    act: () => go(to),
  }));
}

function useCommands(session: Session): Line[] {
  const { t } = useText();
  const go = useGo();
  const own = ownCommands.map((command) => ({ ...command, label: `web:${command.label}` }));
  const named = doors.flatMap((door) =>
    (door.commands ?? []).map((command) => ({ ...command, label: `${door.name}:${command.label}` })),
  );
  const places = [...ownNav.map((item) => ({ ...item, label: `web:${item.label}` }))];
  return [...named, ...own]
    .filter((command) => holds(session, command.needs))
    .map((command) => ({
      id: command.label,
      group: "commands",
      label: t(command.label),
      about: t(places.find((place) => place.to === command.to)?.label ?? "", { defaultValue: "" }),
      act: () => {
        if (command.action) wantAction(command.action);
        go(command.to);
      },
    }));
}

/** What the shell itself does: language, colours, keys, help, tour, the way out. */
function useShellLines(session: Session): Line[] {
  const { t, lang } = useText("help");
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme("light") === "dark";
  const chooseLang = useChooseLang(true);
  const signOut = useSignOut();
  const command = (id: string, label: string, act: () => void): Line => ({
    id,
    group: "commands",
    label,
    about: "",
    act,
  });
  const help = (id: string, label: string, act: () => void): Line => ({
    ...command(id, label, act),
    group: "help",
  });
  return [
    command("colours", t(dark ? "shell.light" : "shell.dark"), () => setColorScheme(dark ? "light" : "dark")),
    ...langs
      .filter((one) => one !== lang)
      .map((one) =>
        command(`lang ${one}`, t("palette.language", { lang: langNames[one] }), () => void chooseLang(one)),
      ),
    command("sign-out", t("account.sign-out"), () => void signOut()),
    help("help", t("drawer.open"), () => showOverlay("help")),
    help("keys", t("palette.keys"), () => showOverlay("keys")),
    help("tour", t("palette.tour"), () => startTour(tourFor(session))),
  ];
}

function useViews(): Line[] {
  const { t } = useText();
  const go = useGo();
  const views = useQuestion<ListOwnViews>("saved-view.list-own-views", {}, { staleTime: 60_000 });
  return (views.data?.items ?? []).flatMap((view) => {
    const door = doors.find((one) => one.lists?.[view.list] !== undefined);
    const to = door?.lists?.[view.list];
    if (!door || !to) return [];
    const item = door.nav.find((one) => one.to === to);
    const kept = writeListState({
      filters: view.state.filters,
      sort: view.state.sort,
      columns: view.state.columns,
    });
    const search = new URLSearchParams(
      Object.entries(kept).filter((entry): entry is [string, string] => entry[1] !== undefined),
    );
    return [
      {
        id: view.viewId,
        group: "views",
        label: view.name,
        about: item ? t(`${door.name}:${item.label}`) : "",
        act: () => go(`${to}?${search}`),
      },
    ];
  });
}
