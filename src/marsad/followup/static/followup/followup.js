// Comforts; every page works without them. On a narrow screen the filters are folded, so that the list is seen first. Without scripts they stay open.
"use strict";

function foldWhereNarrow(box) {
  if (!window.matchMedia("(min-width: 62rem)").matches) box.open = false;
}

// A passage that was decided about takes the focus, so that the keyboard stays in its place.
function focusDecidedPassage(event) {
  const passage = event.detail.elt;
  if (passage.matches && passage.matches(".candidate")) passage.focus();
}

// A card is carried to another column with the pointer; the form on the card does the same by keyboard.
function liftCard(event) {
  const card = event.target.closest(".board-card");
  if (!card) return;
  event.dataTransfer.setData("text/plain", card.id);
  event.dataTransfer.effectAllowed = "move";
}

function markColumn(wanted) {
  document.querySelectorAll(".board-column").forEach((column) => column.classList.toggle("is-target", column === wanted));
}

function passOverColumn(event) {
  const column = event.target.closest(".board-column");
  markColumn(column);
  if (column) event.preventDefault();
}

function dropCard(event) {
  const column = event.target.closest(".board-column");
  const card = document.getElementById(event.dataTransfer.getData("text/plain"));
  if (!column || !card || column.contains(card)) return;
  event.preventDefault();
  moveByForm(card.querySelector(".move form"), column.dataset);
}

function moveByForm(form, { status, needsReason }) {
  form.elements.status.value = status;
  if (needsReason === undefined) return form.requestSubmit();
  form.closest("details").open = true;
  form.elements.reason.focus();
}

function makeBoardMovable(board) {
  board.querySelectorAll(".board-card").forEach((card) => { card.draggable = true; });
  board.querySelectorAll(".board-card a").forEach((link) => { link.draggable = false; });
  board.addEventListener("dragstart", liftCard);
  board.addEventListener("dragover", passOverColumn);
  board.addEventListener("drop", dropCard);
  board.addEventListener("dragend", () => markColumn(null));
}

// One box in the head of the table chooses all lines of the page, or none.
function chooseAll({ target }) {
  target.closest("table").querySelectorAll("tbody input[name='code']").forEach((box) => { box.checked = target.checked; });
}

function showChoosingAll(box) {
  box.hidden = false;
  box.addEventListener("change", chooseAll);
}

document.querySelectorAll("[data-choose-all]").forEach(showChoosingAll);
document.querySelectorAll(".board").forEach(makeBoardMovable);
document.querySelectorAll("details[data-open-wide]").forEach(foldWhereNarrow);
document.addEventListener("htmx:load", focusDecidedPassage);
