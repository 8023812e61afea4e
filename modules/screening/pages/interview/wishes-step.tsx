import { useText } from "../../../../web/i18n/use-text.ts";
import { type Wish, wishes } from "../../screening.ts";
import { Choice } from "./choice.tsx";
import { Consents } from "./consents.tsx";
import type { StepProps } from "./interview.tsx";
import { LawFirst } from "./law.tsx";
import styles from "./notes.module.css";
import { useOptions } from "./use-options.ts";

const answers = ["yes", "no", "not-asked"] as const;
type Name = (typeof wishes)[number];

/** S2: each asked apart, each to be taken back at any time. */
export function WishesStep({ note, change }: StepProps) {
  const { t } = useText("notes");
  const options = useOptions("answer", answers);
  const set = (name: Name, wish: Wish) =>
    change((one) => ({
      ...one,
      interview: { ...one.interview, wishes: { ...one.interview.wishes, [name]: wish } },
    }));
  return (
    <>
      <LawFirst note={note} />
      <p>{t("wishes.about")}</p>
      {wishes.map((name) => {
        const wish = note.interview.wishes[name];
        const given = wish?.answer === "yes" && wish.revokedAt === undefined;
        return (
          <div key={name}>
            <Choice
              label={t(`wishes.${name}`)}
              options={options}
              value={wish?.revokedAt ? null : (wish?.answer ?? null)}
              onChoose={(value) =>
                set(name, { answer: (value ?? "not-asked") as Wish["answer"], at: new Date().toISOString() })
              }
            />
            {given ? (
              <button
                type="button"
                className={styles.quiet}
                onClick={() => set(name, { ...wish, revokedAt: new Date().toISOString() })}
              >
                {t("wishes.revoke")}
              </button>
            ) : null}
          </div>
        );
      })}
      <Consents note={note} change={change} />
    </>
  );
}
