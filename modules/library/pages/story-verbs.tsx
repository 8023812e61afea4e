import { Group } from "@mantine/core";
import { useSession } from "../../../web/api/session.ts";
import { ActionButton } from "../../../web/components/action-button.tsx";
import { Link } from "../../../web/components/link.tsx";
import { useText } from "../../../web/i18n/use-text.ts";
import type { Draft } from "./story-draft.tsx";
import { storyFields, storyOf, storyValues } from "./story-fields.tsx";
import { reachField } from "./text-fields.ts";

/** What may be done with a story now. Taking it back is always among it. */
export function StoryVerbs({ draft }: { draft: Draft }) {
  const { t, lang } = useText("library");
  const session = useSession();
  const { storyId, may, story, version } = draft;
  if (story === null || may.length === 0) return null;
  return (
    <Group gap="xs" data-print="no">
      {may.includes("propose-story") ? (
        <ActionButton
          action="library.propose-story"
          label={t("propose-story.label")}
          about={t("propose-story.about")}
          fields={[reachField(t)]}
          initial={{ reach: draft.reach ?? "inside" }}
          input={(values) => ({ storyId, reach: values.reach })}
          expects={version}
          done={t("propose-story.done")}
        />
      ) : null}
      {may.includes("answer-finding") ? <Link to="/app/review/waiting">{t("story.to-review")}</Link> : null}
      <ActionButton
        action="library.revise-story"
        label={t("revise-story.label")}
        about={t("revise-story.about")}
        variant="default"
        fields={storyFields(t, lang)}
        initial={storyValues(story, lang)}
        input={(values) => ({ ...storyOf(values, session.name, story), storyId })}
        expects={version}
        done={t("revise-story.done")}
      />
      <ActionButton
        action="library.withdraw-story"
        label={t("withdraw-story.label")}
        about={t("withdraw-story.about")}
        variant="default"
        danger
        input={() => ({ storyId })}
        done={t("withdraw-story.done")}
      />
    </Group>
  );
}
