import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  type RouteComponent,
  redirect,
} from "@tanstack/react-router";
import type { DoorPage } from "#kernel/words";
import { client } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { holds, type Session, sessionQuery } from "../api/session.ts";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { Waiting } from "../components/waiting.tsx";
import { doors } from "../doors.ts";
import { changeLang } from "../i18n/setup.ts";
import { Home } from "../pages/home.tsx";
import { NotFoundPage } from "../pages/not-found.tsx";
import { Layout } from "./layout.tsx";
import { ownPages } from "./places.ts";
import { safeReturn } from "./safe-return.ts";
import { readSearch, writeSearch } from "./search-values.ts";

const root = createRootRoute({ component: Outlet, notFoundComponent: NotFoundPage });

const start = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/app" });
  },
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/app/sign-in",
  component: lazyRouteComponent(() => import("../pages/sign-in.tsx"), "Page"),
});

const signInReturn = createRoute({
  getParentRoute: () => root,
  path: "/app/sign-in/return",
  component: lazyRouteComponent(() => import("../pages/sign-in-return.tsx"), "Page"),
});

const reset = createRoute({
  getParentRoute: () => root,
  path: "/app/reset",
  component: lazyRouteComponent(() => import("../pages/reset.tsx"), "Page"),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/app/invitation",
  component: lazyRouteComponent(() => import("../pages/invitation.tsx"), "Page"),
});

/** Every page behind sign-in. Without a session the reader signs in first and then comes back. */
const signedIn = createRoute({
  getParentRoute: () => root,
  id: "signed-in",
  component: Layout,
  pendingComponent: Waiting,
  beforeLoad: async ({ location }) => {
    const session = await sessionOrNull();
    if (!session)
      throw redirect({ to: "/app/sign-in", search: { back: safeReturn(location.href) } as never });
    if (session.lang) await changeLang(session.lang);
  },
});

async function sessionOrNull(): Promise<Session | null> {
  try {
    return await client.ensureQueryData(sessionQuery);
  } catch (thrown) {
    if (thrown instanceof Problem && thrown.status === 401) return null;
    throw thrown;
  }
}

const home = createRoute({ getParentRoute: () => signedIn, path: "/app/", component: Home });

function pageRoute({ path, load, needs }: DoorPage) {
  return createRoute({
    getParentRoute: () => signedIn,
    path,
    component: lazyRouteComponent(load as () => Promise<{ Page: RouteComponent }>, "Page"),
    pendingComponent: Waiting,
    errorComponent: ({ error }) => <ErrorBoundary>{raise(error)}</ErrorBoundary>,
    // A page that the reader's roles do not use is not there; the server refuses by itself.
    beforeLoad: () => {
      const session = client.getQueryData(sessionQuery.queryKey);
      if (needs && session && !holds(session, needs)) throw redirect({ to: "/app/not-found" });
    },
  });
}

/** A page beside the shell, for people without an account or a device without network: nothing of a session is loaded for it. */
function outsideRoute({ path, load }: DoorPage) {
  return createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as () => Promise<{ Page: RouteComponent }>, "Page"),
    pendingComponent: Waiting,
  });
}

function raise(error: unknown): never {
  throw error;
}

const elsewhere = createRoute({ getParentRoute: () => signedIn, path: "/app/$", component: NotFoundPage });

const doorPages = doors.flatMap((door) => door.pages);
const pages = [...ownPages, ...doorPages.filter(({ outside }) => !outside)].map(pageRoute);
const outsidePages = doorPages.filter(({ outside }) => outside).map(outsideRoute);

export const router = createRouter({
  routeTree: root.addChildren([
    start,
    signIn,
    signInReturn,
    reset,
    invitation,
    ...outsidePages,
    signedIn.addChildren([home, ...pages, elsewhere]),
  ]),
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: "intent",
  defaultPendingMs: 300,
  scrollRestoration: true,
  defaultNotFoundComponent: NotFoundPage,
});
