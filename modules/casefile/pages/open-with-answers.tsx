import { useNavigate } from "@tanstack/react-router";
import { ActionDialog } from "../../../web/components/action-dialog.tsx";
import type { Values } from "../../../web/components/fields.ts";
import { useText } from "../../../web/i18n/use-text.ts";
import type { CaseFile } from "../casefile.ts";
import { caseFields } from "./form-fields.ts";

type Section = { readonly title: string; readonly words: string };
type Wish = {
  readonly sections: readonly Section[];
  /** What else is done once the case stands, such as a link to where the answers came from. */
  readonly onOpened: (code: string) => Promise<unknown>;
  readonly onClose: () => void;
};

/** Opens a case with chosen answers of an interview beside it, never with a name. */
export function OpenWithAnswers({ sections, onOpened, onClose }: Wish) {
  const { t } = useText("casefile");
  const navigate = useNavigate();
  async function done(output: unknown): Promise<void> {
    const { code } = output as CaseFile;
    await onOpened(code);
    void navigate({ to: `/app/casefile/case/${code}` });
  }
  return (
    <ActionDialog
      action="casefile.open-case"
      label={t("open-case.label")}
      about={t("from-screening.about")}
      fields={[
        ...caseFields(t),
        {
          name: "carried",
          label: t("from-screening.carried"),
          hint: t("from-screening.carried-hint"),
          kind: "choices",
          options: sections.map((one, at) => ({ value: String(at), label: one.title })),
        },
      ]}
      input={(values) => inputOf(values, sections)}
      done={t("open-case.done")}
      onDone={(output) => void done(output)}
      opened
      onClose={onClose}
    />
  );
}

function inputOf({ carried: chosen, ...values }: Values, sections: readonly Section[]) {
  const wanted = Array.isArray(chosen) ? chosen.map(String) : [];
  const carried = sections
    .filter((_, at) => wanted.includes(String(at)))
    .map(({ title, words }) => ({ title, words }));
  return { caseId: crypto.randomUUID(), ...values, carried };
}
