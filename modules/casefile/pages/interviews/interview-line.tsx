import { Badge, Group } from "@mantine/core";
import type { ActionWish } from "../../../../web/components/action-dialog.tsx";
import { ActionMenu } from "../../../../web/components/action-menu.tsx";
import { Facts } from "../../../../web/components/facts.tsx";
import type { Field, Option } from "../../../../web/components/fields.ts";
import { Notice } from "../../../../web/components/notice.tsx";
import styles from "../../../../web/components/record-lines.module.css";
import { useFormat } from "../../../../web/i18n/use-format.ts";
import { useText } from "../../../../web/i18n/use-text.ts";
import { type Interview, planSpec } from "../../interviews/interview.ts";
import { useRecordValue } from "../records/record-value.tsx";
import { planFields, planInput } from "./interview-forms.ts";
import { recordStatementWish } from "./statement-form.ts";

type Wish = { readonly interview: Interview; readonly people: Option[] };

/** One interview: its plan, its sessions, where it stands, and what may be done with it now. */
export function InterviewLine({ interview, people }: Wish) {
  const { t } = useText("casefile");
  const { dateTime, list } = useFormat();
  const show = useRecordValue();
  const wishes = useInterviewWishes({ interview, people });
  const { plan, sessions, personCode } = interview;
  return (
    <li className={styles.line}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <div style={{ flex: 1, minInlineSize: 0 }}>
          <Group gap="xs">
            <strong>
              <bdi>{personCode}</bdi>
            </strong>
            <Badge variant="light" size="sm" style={{ textTransform: "none" }}>
              {t(`interview-state.${interview.state}`)}
            </Badge>
            {interview.child ? (
              <Badge variant="outline" size="sm" style={{ textTransform: "none" }}>
                {t("interviews.child-mark")}
              </Badge>
            ) : null}
          </Group>
          <Facts
            items={[
              {
                label: t("interviews.when"),
                value: (
                  <>
                    <bdi>{dateTime(interview.startsAt)}</bdi> – <bdi>{dateTime(interview.endsAt)}</bdi>
                  </>
                ),
              },
              {
                label: t("interviews.interviewers"),
                value: <bdi>{list(interview.interviewers.map(({ name }) => name))}</bdi>,
              },
              ...planSpec.fields.flatMap((field) =>
                field.kind === "rows" || plan[field.name] === undefined
                  ? []
                  : [{ label: t(`record-field.${field.name}`), value: show(field, plan[field.name]) }],
              ),
              ...(interview.reason === null
                ? []
                : [{ label: t("interviews.reason"), value: <span dir="auto">{interview.reason}</span> }]),
            ]}
          />
          {sessions.map((session) => (
            <div key={session.sessionId} className={styles.quiet}>
              {t("interviews.session")} <bdi>{dateTime(session.beganAt)}</bdi>
              {session.endedAt === null ? (
                <> · {t("interviews.running")}</>
              ) : (
                <>
                  {" – "}
                  <bdi>{dateTime(session.endedAt)}</bdi>
                </>
              )}
              {": "}
              <span dir="auto">{session.present}</span>
            </div>
          ))}
        </div>
        <ActionMenu label={t("interviews.actions", { person: personCode })} actions={wishes} />
      </Group>
      {interview.earlierShut ? <Notice>{t("interviews.earlier-shut")}</Notice> : null}
    </li>
  );
}

/** Moments of a form are the reader's own time without a zone. */
function local(moment: string): string {
  const at = new Date(moment);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function useInterviewWishes({ interview, people }: Wish): ActionWish[] {
  const { t, lang } = useText("casefile");
  const { interviewId } = interview;
  const long = (name: string, required: boolean): Field => ({
    name,
    label: t(`interviews.${name}`),
    kind: "long-text",
    required,
    maxLength: 1000,
  });
  const at = (name: string): Field => ({
    name,
    label: t(`interviews.${name}`),
    kind: "date-time",
    required: true,
  });
  const now = local(new Date().toISOString());
  const wish = (verb: Interview["may"][number]): Omit<ActionWish, "action" | "label" | "done"> => {
    switch (verb) {
      case "revise-interview":
        return {
          fields: [
            ...planFields({ t, lang, people }, true),
            { ...long("reason", false), label: t("interviews.let-go-reason"), kind: "text" },
          ],
          initial: {
            ...interview.plan,
            startsAt: local(interview.startsAt),
            endsAt: local(interview.endsAt),
            child: interview.child,
            interviewers: interview.interviewers,
          },
          input: (values) => {
            const { reason, ...plan } = values;
            const { participantId: _known, ...input } = planInput(plan, { t, lang });
            return { interviewId, reason, ...input };
          },
          expects: interview.version,
        };
      case "begin-session":
        return {
          fields: [
            at("beganAt"),
            long("present", true),
            ...(interview.hears
              ? []
              : [{ name: "joins", label: t("interviews.joins"), kind: "switch" as const }]),
          ],
          initial: { beganAt: now },
          input: (values) => ({ interviewId, sessionId: crypto.randomUUID(), ...values }),
        };
      case "end-session":
        return {
          fields: [at("endedAt"), long("whyEnded", false)],
          initial: { endedAt: now },
          input: (values) => ({ interviewId, ...values }),
        };
      case "record-statement":
        return recordStatementWish({ t, lang }, { interview });
      case "close-free-account":
        return {
          about: t("close-free-account.about"),
          fields: [long("nothingTold", false)],
          input: (values) => ({ interviewId, ...values }),
        };
      case "end-interview":
        return { initial: { interviewId } };
      case "cancel-interview":
        return {
          fields: [{ ...long("reason", true), kind: "text" }],
          input: (values) => ({ interviewId, ...values }),
        };
    }
  };
  return interview.may.map((verb) => ({
    action: `casefile.${verb}`,
    label: t(`${verb}.label`),
    done: t(`${verb}.done`),
    ...wish(verb),
  }));
}
