import { Anchor, type AnchorProps } from "@mantine/core";
import { Link as RouterLink } from "@tanstack/react-router";
import type { ReactNode } from "react";

export type LinkProps = AnchorProps & {
  /** Address inside the app, e.g. `/app/casefile/case/C-7F3KQ2?tab=history`. */
  readonly to: string;
  readonly children: ReactNode;
  readonly onClick?: () => void;
};

/** A link to another page of the app, loaded without leaving it. */
export function Link({ to, children, ...rest }: LinkProps) {
  const { path, search } = splitAddress(to);
  return (
    <Anchor {...rest} renderRoot={(props) => <RouterLink {...props} to={path} search={search} />}>
      {children}
    </Anchor>
  );
}

/** Takes an address apart into the path and the plain search values that the router wants. */
export function splitAddress(to: string): { path: string; search: Record<string, string> } {
  const [path = "", query = ""] = to.split("?");
  return { path, search: Object.fromEntries(new URLSearchParams(query)) };
}
