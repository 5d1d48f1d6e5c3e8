/* An entry of the menu that copies the address of exactly what is on the screen. */
import { shareLink } from "./keeping.js";
import { addMenuEntry } from "./menu.js";
import { notify } from "./notice.js";
import { t } from "./words.js";

/* Where the browser lets a page not write to the clipboard, the link is shown to be copied by hand. */
async function copy() {
  const link = shareLink();
  try {
    await navigator.clipboard.writeText(link);
    notify(t(location.protocol === "file:" ? "take.copied.file" : "take.copied"));
  } catch {
    notify(link);
  }
}

/* A page in the frame of a notebook has no address that could be given to others. */
export function startLink() {
  if (location.protocol !== "about:") addMenuEntry("take.link", copy);
}
