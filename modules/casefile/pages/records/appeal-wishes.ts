import type { ActionWish } from "../../../../web/components/action-dialog.tsx";
import { useText } from "../../../../web/i18n/use-text.ts";
import type { CaseRecord } from "../../records/record.ts";

const zone = () => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What may be done about the appeal against an identification. */
export function useAppealWishes({ kind, recordId, content, version, may }: CaseRecord): ActionWish[] {
  const { t } = useText("casefile");
  if (kind !== "identification" || !may.includes("revise")) return [];
  if (content.appeal !== "open")
    return [
      {
        action: "casefile.lodge-appeal",
        label: t("lodge-appeal.label"),
        about: t("lodge-appeal.about"),
        expects: version,
        fields: [
          { name: "on", label: t("appeal.on"), kind: "date", required: true },
          { name: "by", label: t("appeal.by"), kind: "text", required: true, maxLength: 500 },
          { name: "days", label: t("appeal.days"), kind: "number", required: true },
        ],
        initial: { days: 30 },
        input: ({ on, by, days }) => ({
          appealId: crypto.randomUUID(),
          recordId,
          on,
          by,
          due: { unit: "days", amount: Number(days), zone: zone(), country: "ZZ" },
        }),
        changes: ["deadline.list-deadlines"],
        done: t("lodge-appeal.done"),
      },
    ];
  return [
    {
      action: "casefile.decide-appeal",
      label: t("decide-appeal.label"),
      about: t("decide-appeal.about"),
      expects: version,
      fields: [
        {
          name: "outcome",
          label: t("appeal.outcome"),
          kind: "choice",
          required: true,
          options: ["allowed", "dismissed"].map((value) => ({
            value,
            label: t(`record-option.appeal.${value}`),
          })),
        },
        { name: "on", label: t("record-field.appealDecided"), kind: "date", required: true },
        {
          name: "authority",
          label: t("record-field.appealAuthority"),
          kind: "text",
          required: true,
          maxLength: 500,
        },
        {
          name: "reasons",
          label: t("record-field.reasons"),
          kind: "long-text",
          required: true,
          maxLength: 20_000,
        },
      ],
      input: (values) => ({ ...values, recordId }),
      changes: ["deadline.list-deadlines"],
      done: t("decide-appeal.done"),
    },
  ];
}
