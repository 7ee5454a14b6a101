import { en } from "../languages/en.ts";
import type { MessageKey } from "../languages/messages.ts";
import type { PlaySettings } from "../protocol.ts";

/** What the page calls a setting, where it calls it anything. */
export function settingName(name: keyof PlaySettings): MessageKey | undefined {
  const key = `settings.${name}`;
  return Object.hasOwn(en, key) ? (key as MessageKey) : undefined;
}
