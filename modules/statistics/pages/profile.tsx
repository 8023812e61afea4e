import { View } from "./view.tsx";

/** Who the recorded victims are: the view that figures open with. */
export function Page() {
  return <View view="victims" />;
}
