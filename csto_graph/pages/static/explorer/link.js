/* An entry of the menu that copies the address of exactly what is on the screen. */
import { shareLink } from "./address.js";
import { addMenuEntry } from "./menu.js";
import { notify } from "./notice.js";
import { t } from "./words.js";

/* Where the browser lets a page not write to the clipboard, the link is shown to be copied by hand. */
async function copy() {
  const link = shareLink();
  try {
    await navigator.clipboard.writeText(link);
    notify(t("take.copied"));
  } catch {
    notify(link);
  }
}

export const startLink = () => addMenuEntry("take.link", copy);
