import "@mantine/core/styles.layer.css";
import "@mantine/notifications/styles.layer.css";
import "./theme/tokens.css";
import "./theme/base.css";
import "./theme/print.css";
import "./schema-settings.ts";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { onSignedOut } from "./api/client.ts";
import { startTexts } from "./i18n/setup.ts";
import { App } from "./shell/app.tsx";
import { leaveToSignIn } from "./shell/leave.ts";

const place = document.getElementById("root");
if (place) {
  await startTexts();
  onSignedOut(leaveToSignIn);
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
