// What makes the workshop quicker for those with scripts: saving while typing, dragging, keys. Everything works without it.
import { saveWhileTyping } from "./saving.js";
import { moveByHand } from "./moving.js";
import { followChoices } from "./following.js";
import { saveWordings } from "./translating.js";
import { listenForKeys } from "./keys.js";

for (const form of document.querySelectorAll("form[data-autosave]")) saveWhileTyping(form);
for (const form of document.querySelectorAll("form[data-translating]")) saveWordings(form);
for (const form of document.querySelectorAll("form[data-follow]")) followChoices(form);
const board = document.getElementById("board");
if (board?.dataset.board) moveByHand(board);
listenForKeys();
