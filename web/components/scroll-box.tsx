import { Box } from "@mantine/core";
import type { ReactNode } from "react";

/** Holds something wider than the page; it scrolls by touch, wheel and keyboard. */
export function ScrollBox({
  label,
  children,
  className,
}: {
  label: string;
  children: ReactNode;
  className?: string;
}) {
  return (
    <Box
      role="region"
      aria-label={label}
      tabIndex={0}
      className={className ?? ""}
      style={{ overflowX: "auto" }}
    >
      {children}
    </Box>
  );
}
