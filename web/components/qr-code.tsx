import { useMemo } from "react";
import { qrMatrix } from "./qr/matrix.ts";

/** A text as a QR code, drawn as one path; dark on white in both colour schemes, since cameras expect it. */
export function QrCode({ text, label, size = 200 }: { text: string; label: string; size?: number }) {
  const { path, width } = useMemo(() => pathOf(qrMatrix(text)), [text]);
  return (
    <svg
      width={size}
      height={size}
      viewBox={`-4 -4 ${width + 8} ${width + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={width + 8} height={width + 8} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}

function pathOf(rows: readonly (readonly boolean[])[]): { path: string; width: number } {
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  return { path, width: rows.length };
}
