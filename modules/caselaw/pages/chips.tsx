import { Anchor, Badge, Group } from "@mantine/core";
import type { ListName } from "@palermo/vocabulary";
import { Link } from "../../../web/components/link.tsx";
import { useLabels } from "./labels.ts";

/** Codes of a list as chips; each leads to the judgments that share it. */
export function Chips({ list, codes, facet }: { list: ListName; codes: readonly string[]; facet: string }) {
  const labels = useLabels();
  if (codes.length === 0) return null;
  return (
    <Group gap={6}>
      {codes.map((code) => (
        <Badge
          key={code}
          variant="light"
          size="lg"
          radius="sm"
          tt="none"
          fw={500}
          component={Link}
          to={`/app/caselaw/search?${facet}=${encodeURIComponent(code)}`}
          style={{ cursor: "pointer" }}
        >
          {labels.of(list, code)}
        </Badge>
      ))}
    </Group>
  );
}

/** A link to the judgments that have one value of a facet. */
export function FacetLink({ facet, value, label }: { facet: string; value: string; label: string }) {
  return (
    <Anchor component={Link} inherit to={`/app/caselaw/search?${facet}=${encodeURIComponent(value)}`}>
      {label}
    </Anchor>
  );
}
