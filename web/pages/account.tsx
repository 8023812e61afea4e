import { Stack, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { useSession } from "../api/session.ts";
import { ErrorBoundary } from "../components/error-boundary.tsx";
import { Facts } from "../components/facts.tsx";
import { PageTitle } from "../components/page-title.tsx";
import { langNames } from "../i18n/lang-names.ts";
import { useText } from "../i18n/use-text.ts";
import { ChangePasswordButton } from "./change-password.tsx";
import { Devices } from "./devices.tsx";
import { MailSwitch } from "./mail-switch.tsx";
import { Passkeys } from "./passkeys.tsx";
import { QuickExitSwitch } from "./quick-exit-switch.tsx";
import { ResetPerson } from "./reset-person.tsx";
import { Resets } from "./resets.tsx";
import { SecondStep } from "./second-step.tsx";
import { Sessions } from "./sessions.tsx";
import { Tokens } from "./tokens.tsx";

/** One's own account: who one is here, the ways to sign in, where one is signed in, and one's programs. */
export function Page() {
  const { t, lang } = useText("help");
  const session = useSession();
  return (
    <>
      <PageTitle title={t("nav.account")} about={t("account.about")} />
      <Stack gap="xl" maw={720}>
        <Resets />
        <Part title={t("account.profile")}>
          <Facts
            items={[
              { label: t("account.name"), value: <bdi>{session.name}</bdi> },
              { label: t("sign-in.email"), value: <bdi>{session.email}</bdi> },
              { label: t("account.agency"), value: <bdi>{session.agency.name}</bdi> },
              ...(session.unit ? [{ label: t("account.unit"), value: <bdi>{session.unit.name}</bdi> }] : []),
              { label: t("account.roles"), value: session.roles.map((role) => t(`role.${role}`)).join(", ") },
              { label: t("account.language"), value: langNames[lang] },
            ]}
          />
        </Part>
        <Part title={t("sign-in.password")}>
          <ChangePasswordButton />
        </Part>
        <Part title={t("second-step.title")}>
          <SecondStep enrolled={session.hasTotp} />
        </Part>
        <Part title={t("passkeys.title")}>
          <Passkeys />
        </Part>
        <Part title={t("devices.title")}>
          <Devices />
        </Part>
        <MailSwitch />
        <Part title={t("exit.title")}>
          <QuickExitSwitch />
        </Part>
        <Part title={t("sessions.title")}>
          <Sessions />
        </Part>
        <Part title={t("reset-person.title")}>
          <ResetPerson />
        </Part>
        <Part title={t("tokens.title")}>
          <Tokens />
        </Part>
      </Stack>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <Title order={2} mb="sm">
        {title}
      </Title>
      <ErrorBoundary>{children}</ErrorBoundary>
    </section>
  );
}
