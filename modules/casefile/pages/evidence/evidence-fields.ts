import type { TFunction } from "i18next";
import { createElement } from "react";
import type { Field, Values } from "../../../../web/components/fields.ts";
import { evidenceKinds } from "../../evidence/evidence.ts";
import { EvidenceFile } from "./evidence-file.tsx";

/** What a thing is called and how it is described. */
export function describeFields(t: TFunction): Field[] {
  return [
    {
      name: "kind",
      label: t("evidence.kind"),
      kind: "choice",
      required: true,
      options: evidenceKinds.map((kind) => ({ value: kind, label: t(`evidence-kind.${kind}`) })),
    },
    { name: "title", label: t("evidence.title"), kind: "text", required: true, maxLength: 300 },
    { name: "description", label: t("evidence.description"), kind: "long-text", maxLength: 20_000 },
  ];
}

/** Who, when, where and why of one act of custody. */
export function custodyFields(
  t: TFunction,
  { other, seal }: { other?: "from" | "to"; seal?: boolean },
): Field[] {
  return [
    { name: "at", label: t("custody.at"), kind: "date-time", required: true },
    {
      name: "by",
      label: t("custody.by"),
      kind: "text",
      required: true,
      maxLength: 300,
      hint: t("custody.by-hint"),
    },
    ...(other === undefined
      ? []
      : [
          {
            name: other,
            label: t(`custody.${other}`),
            kind: "text",
            required: other === "to",
            maxLength: 300,
          } satisfies Field,
        ]),
    { name: "place", label: t("custody.place"), kind: "text", required: true, maxLength: 300 },
    { name: "reason", label: t("custody.reason"), kind: "long-text", required: true, maxLength: 2000 },
    { name: "seal", label: t("custody.seal"), kind: "text", required: seal === true, maxLength: 100 },
  ];
}

/** Everything with which evidence comes into a case. */
export function addFields(t: TFunction): Field[] {
  return [
    ...describeFields(t),
    {
      name: "uploadId",
      label: t("evidence.file"),
      kind: "custom",
      render: (input) => createElement(EvidenceFile, input),
    },
    {
      name: "sha256",
      label: t("evidence.sha256"),
      kind: "text",
      maxLength: 64,
      hint: t("evidence.sha256-hint"),
    },
    { name: "url", label: t("evidence.url"), kind: "text", maxLength: 2000 },
    { name: "capturedAt", label: t("evidence.captured"), kind: "date-time" },
    { name: "tool", label: t("evidence.tool"), kind: "text", maxLength: 200 },
    {
      name: "act",
      label: t("evidence.beginning"),
      kind: "choice",
      required: true,
      options: (["seized", "received"] as const).map((act) => ({
        value: act,
        label: t(`custody-act.${act}`),
      })),
    },
    ...custodyFields(t, { other: "from" }),
  ];
}

/** The input of `add-evidence` from what was filled in: the source only where something of it was named. */
export function addInput(caseId: string, values: Values) {
  const { kind, title, description, uploadId, sha256, url, capturedAt, tool, ...beginning } = values;
  const source =
    url || capturedAt ? { source: { url: url ?? "", capturedAt, ...(tool ? { tool } : {}) } } : {};
  return {
    caseId,
    evidenceId: crypto.randomUUID(),
    kind,
    title,
    ...(description ? { description } : {}),
    ...(uploadId ? { uploadId } : {}),
    ...(sha256 ? { sha256 } : {}),
    ...source,
    beginning,
  };
}
