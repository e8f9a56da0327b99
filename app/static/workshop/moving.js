// Moving questions by dragging, or by Alt with the arrow keys. The server decides where they come to stand.
import { ask, refresh, refreshPreview, tell } from "./asking.js";

let dragged = null;

export function moveByHand(board) {
  prepare(board);
  document.addEventListener("keydown", byKey);
}

function prepare(board) {
  for (const question of board.querySelectorAll(".question:has(.moves)")) {
    const handle = document.createElement("span");
    handle.className = "handle";
    handle.textContent = "⠿";
    handle.ariaHidden = "true";
    handle.draggable = true;
    question.prepend(handle);
    handle.addEventListener("dragstart", (event) => {
      dragged = question;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", question.dataset.code);
      event.dataTransfer.setDragImage(question, 20, 20);
      question.classList.add("dragged");
    });
    handle.addEventListener("dragend", () => { question.classList.remove("dragged"); mark(null); dragged = null; });
  }
  for (const list of board.querySelectorAll(".questions")) {
    list.addEventListener("dragover", (event) => { if (dragged) { event.preventDefault(); mark(below(list, event.clientY) ?? list); } });
    list.addEventListener("drop", (event) => { event.preventDefault(); drop(list, below(list, event.clientY)); });
  }
}

// The first question that the pointer is above the middle of.
function below(list, y) {
  return [...list.querySelectorAll(".question")].find((one) => {
    const box = one.getBoundingClientRect();
    return one !== dragged && y < box.top + box.height / 2;
  });
}

function mark(place) {
  for (const old of document.querySelectorAll(".drop-here")) old.classList.remove("drop-here");
  place?.classList.add("drop-here");
}

async function drop(list, next) {
  if (!dragged) return;
  const body = new FormData(dragged.querySelector(".moves"));
  body.set("section", list.closest("[data-section]").dataset.section);
  body.set("before", next?.dataset.code ?? "");
  await move(dragged, body);
}

function byKey(event) {
  if (!event.altKey || event.ctrlKey || event.metaKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const thing = document.activeElement?.closest(".question, .part-head");
  const form = thing?.querySelector(".moves");
  if (!form) return;
  event.preventDefault();
  const body = new FormData(form);
  body.set("to", event.key === "ArrowUp" ? "up" : "down");
  move(thing, body);
}

async function move(thing, body) {
  const form = thing.querySelector(".moves");
  const id = thing.id || thing.closest("[id]").id;
  const { status } = await ask(form.action, new URLSearchParams(body));
  if (status !== 200) { location.reload(); return; }
  await refresh("#board", ".bench");
  const board = document.getElementById("board");
  prepare(board);
  const now = document.getElementById(id);
  (now?.querySelector(".q-text a, h2 a") ?? board).focus();
  tell(now?.dataset.place ?? "");
  refreshPreview();
}
