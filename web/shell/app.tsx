import { DirectionProvider, MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Suspense } from "react";
import { directionOf } from "#kernel/words";
import { client } from "../api/client.ts";
import { useText } from "../i18n/use-text.ts";
import { theme, variables } from "../theme/theme.ts";
import { router } from "./router.tsx";

/** Theme, direction of reading, answers and addresses around every page. */
export function App() {
  const { lang } = useText();
  const direction = directionOf(lang);
  return (
    <DirectionProvider key={direction} initialDirection={direction} detectDirection={false}>
      <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
        <QueryClientProvider client={client}>
          <Notifications position={direction === "rtl" ? "bottom-left" : "bottom-right"} />
          <Suspense>
            <RouterProvider router={router} />
          </Suspense>
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  );
}
