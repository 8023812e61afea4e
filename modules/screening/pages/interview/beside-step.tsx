import { Checkbox, Stack, Textarea } from "@mantine/core";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type Beside, type ChildVoices, companionKinds } from "../../screening.ts";
import { Choice } from "./choice.tsx";
import type { StepProps } from "./interview.tsx";
import { childIn } from "./note.ts";
import { useOptions } from "./use-options.ts";

const decisions = ["agrees", "refuses", "not-reached", "none-appointed"] as const;
const views = ["agrees", "objects", "cannot-say"] as const;
type Guardian = NonNullable<ChildVoices["guardian"]>;
type Child = NonNullable<ChildVoices["child"]>;

/** S13: who sat beside the person, or why nobody did; for a child the guardian's decision and the child's view apart (S4). */
export function BesideStep({ note, change }: StepProps) {
  const { t } = useText("notes");
  const { beside, childVoices } = note.interview;
  const guardian = useOptions("child.guardian-is", decisions);
  const view = useOptions("child.view-is", views);
  const who = beside?.who ?? [];
  const set = (more: Partial<Beside>) =>
    change((one) => ({
      ...one,
      interview: { ...one.interview, beside: { who: [], ...one.interview.beside, ...more } },
    }));
  const hear = (more: ChildVoices) =>
    change((one) => ({
      ...one,
      interview: { ...one.interview, childVoices: { ...one.interview.childVoices, ...more } },
    }));
  const at = () => new Date().toISOString();
  return (
    <Stack gap="md">
      <p>{t("beside.about")}</p>
      {companionKinds.map((kind) => (
        <Checkbox
          key={kind}
          size="md"
          label={t(`beside.who.${kind}`)}
          checked={who.includes(kind)}
          onChange={(event) =>
            set({ who: event.currentTarget.checked ? [...who, kind] : who.filter((one) => one !== kind) })
          }
        />
      ))}
      {who.length === 0 ? (
        <Textarea
          size="md"
          label={t("beside.nobody")}
          autosize
          maxLength={4000}
          value={beside?.nobodyBecause ?? ""}
          onChange={(event) => set({ nobodyBecause: event.currentTarget.value })}
        />
      ) : null}
      {childIn(note) ? (
        <>
          <Choice
            label={t("child.guardian")}
            options={guardian}
            value={childVoices?.guardian?.decision ?? null}
            onChoose={(value) =>
              hear({
                guardian: value === null ? undefined : { decision: value as Guardian["decision"], at: at() },
              })
            }
          />
          <Choice
            label={t("child.view")}
            options={view}
            value={childVoices?.child?.view ?? null}
            onChoose={(value) =>
              hear({ child: value === null ? undefined : { view: value as Child["view"], at: at() } })
            }
          />
        </>
      ) : null}
    </Stack>
  );
}
