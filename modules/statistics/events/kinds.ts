/** What a dated event can be (A8, A41). */
export const eventKinds = ["border_control", "visa_rule", "arrests", "law", "other"] as const;
