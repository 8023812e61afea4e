import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { asProblem, type Problem } from "../api/problem.ts";
import { useAction } from "../api/use-action.ts";
import { useText } from "../i18n/use-text.ts";
import styles from "./action-dialog.module.css";
import { ActionVersions } from "./action-versions.tsx";
import { FieldInput } from "./field-input.tsx";
import { emptyValue, type Field, inputOf, merged, missing, type Values } from "./fields.ts";
import { ProblemPanel } from "./problem-panel.tsx";
import { fieldProblems, problemText } from "./problem-text.ts";
import { useToast } from "./use-toast.tsx";

export type ActionWish = {
  /** `module.verb-noun`. */
  readonly action: `${string}.${string}`;
  /** The verb on the button and in the dialog's title. */
  readonly label: string;
  /** What follows from it, in one sentence. */
  readonly about?: string | undefined;
  readonly fields?: readonly Field[];
  /** Makes the action's input of the fields' values; they are sent as they are when left out. */
  readonly input?: (values: Values) => unknown;
  readonly initial?: Values;
  /** Version of the record that the reader saw. */
  readonly expects?: number | undefined;
  /** Questions of other modules whose answers change. */
  readonly changes?: readonly string[];
  /** Sentence of the toast. */
  readonly done?: string | undefined;
  /** The named action that takes it back. */
  readonly undo?: (output: unknown, values: Values) => { action: `${string}.${string}`; input: unknown };
  readonly onDone?: (output: unknown) => void;
  /** Destroys something or opens what was closed. */
  readonly danger?: boolean;
};

export type ActionDialogProps = ActionWish & { readonly opened: boolean; readonly onClose: () => void };

/** A dialog with only the fields that the action needs and its consequence in one sentence. */
export function ActionDialog(props: ActionDialogProps) {
  const { opened, onClose, label } = props;
  const { t } = useText();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={label}
      closeButtonProps={{ "aria-label": t("form.close") }}
      classNames={{ content: styles.content ?? "" }}
    >
      {opened ? <ActionForm {...props} /> : null}
    </Modal>
  );
}

function startOf(fields: readonly Field[], initial: Values | undefined): Values {
  return Object.fromEntries(fields.map((field) => [field.name, initial?.[field.name] ?? emptyValue(field)]));
}

/** Performs a wished action, tells it in a toast and offers to take it back. */
export function usePerform({ action, changes = [], done, undo, onDone, expects }: ActionWish) {
  const { t } = useText();
  const { run, pending } = useAction(action, { changes });
  const toast = useToast();
  async function perform(input: unknown, values: Values): Promise<void> {
    const output = await run(input, expects === undefined ? {} : { expects });
    const back = undo?.(output, values);
    toast(done ?? t("toast.done"), back ? { ...back, changes } : undefined);
    onDone?.(output);
  }
  return { perform, pending };
}

function ActionForm(props: ActionDialogProps) {
  const { fields = [], about, label, danger, initial, onClose } = props;
  const { t } = useText(props.action.split(".")[0]);
  // The version that was seen when the form opened: the page may have looked again since, and the reader not.
  const [seen] = useState(props.expects);
  const [stale, setStale] = useState(false);
  const [taken, setTaken] = useState<readonly string[]>([]);
  const { perform, pending } = usePerform({ ...props, expects: stale ? props.expects : seen });
  const client = useQueryClient();
  const [start, setStart] = useState<Values>(() => startOf(fields, initial));
  const [values, setValues] = useState<Values>(start);
  const [unknowns, setUnknowns] = useState<ReadonlySet<string>>(new Set());
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const formId = useId();
  const theirs = startOf(
    fields.filter(({ name }) => initial && name in initial),
    initial,
  );
  // Somebody was faster, and what stands now has come: fields that the reader had left alone follow it.
  const [mergedAt, setMergedAt] = useState(props.expects);
  if (stale && props.expects !== mergedAt) {
    const next = merged(fields, { start, yours: values, theirs });
    setMergedAt(props.expects);
    setStart({ ...start, ...theirs });
    setValues(next.values);
    setTaken([...taken, ...next.taken]);
  }

  function setUnknown(name: string, unknown: boolean): void {
    const next = new Set(unknowns);
    if (unknown) next.add(name);
    else next.delete(name);
    setUnknowns(next);
  }

  /** Inputs that keep what was typed begin anew with what they are given. */
  function take(name: string): void {
    setValues((held) => ({ ...held, [name]: initial?.[name] }));
    setTaken((held) => [...held, name]);
  }

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setProblem(null);
    const gaps = missing(fields, values, unknowns);
    setErrors(Object.fromEntries(gaps.map((name) => [name, t("form.required")])));
    if (gaps.length > 0) return focusFirst(formId, gaps);
    const plain = inputOf(fields, values, unknowns);
    try {
      await perform(props.input ? props.input(plain) : { ...initial, ...plain }, plain);
      onClose();
    } catch (thrown) {
      const found = asProblem(thrown, props.action);
      if (found.code === "stale") {
        await client.invalidateQueries({ queryKey: ["question", props.action.split(".")[0]] });
        return setStale(true);
      }
      const names = fields.map((field) => field.name);
      const places = fieldProblems(found, names, problemText(t, found));
      setErrors(places);
      setProblem(
        Object.keys(places).length > 0 && found.fields.length === Object.keys(places).length ? null : found,
      );
      if (Object.keys(places).length > 0) focusFirst(formId, Object.keys(places));
    }
  }

  return (
    <form id={formId} onSubmit={submit} noValidate>
      <Stack gap="md">
        {about ? <Text>{about}</Text> : null}
        {problem ? <ProblemPanel problem={problem} /> : null}
        {stale ? <ActionVersions fields={fields} yours={values} theirs={theirs} onTake={take} /> : null}
        {fields.map((field) => (
          <FieldInput
            key={`${field.name}/${taken.filter((name) => name === field.name).length}`}
            field={field}
            value={values[field.name]}
            values={values}
            error={errors[field.name]}
            unknown={unknowns.has(field.name)}
            onUnknown={(unknown) => setUnknown(field.name, unknown)}
            onChange={(value) => setValues((held) => ({ ...held, [field.name]: value }))}
          />
        ))}
        <Group justify="flex-end" gap="sm" className={styles.verbs ?? ""}>
          <Button variant="default" onClick={onClose}>
            {t("form.cancel")}
          </Button>
          <Button type="submit" loading={pending} {...(danger ? { color: "danger" } : {})}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function focusFirst(formId: string, names: readonly string[]): void {
  const form = document.getElementById(formId);
  const input = names
    .map((name) => form?.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`))
    .find(Boolean);
  input?.focus();
}
