import { ActionButton } from "../../../web/components/action-button.tsx";
import { useText } from "../../../web/i18n/use-text.ts";

/** S12: which side an interpreter serves, by number; who serves the other side already is refused by name of the field. */
export function NoteInterpreter() {
  const { t } = useText("screening");
  return (
    <ActionButton
      action="screening.note-interpreter"
      label={t("note-interpreter.label")}
      about={t("note-interpreter.about")}
      variant="default"
      fields={[
        { name: "code", label: t("note-interpreter.code"), kind: "text", required: true, maxLength: 60 },
        {
          name: "side",
          label: t("note-interpreter.side"),
          kind: "choice",
          required: true,
          options: (["person", "suspect"] as const).map((value) => ({
            value,
            label: t(`note-interpreter.${value}`),
          })),
        },
        { name: "matter", label: t("note-interpreter.matter"), kind: "text", maxLength: 60 },
      ]}
      input={(values) => ({
        code: values.code,
        side: values.side,
        matter: typeof values.matter === "string" ? values.matter : "",
      })}
    />
  );
}
