// Which words a fact rests on: marked in the sentence with the mouse, moved word by word with buttons, or written.
// Without this script the words are written into their field.
"use strict";

const WORDS = /\S+/gu;

function codePoints(text) {
  return Array.from(text).length; // the server counts characters, a browser counts halves of some
}

function partsAround(element) {
  const card = element.closest("article");
  const sentence = card && card.querySelector("[data-span]");
  if (!sentence) return null;
  const find = (name) => card.querySelector(`[data-${name}]`);
  return { sentence, words: find("words"), near: find("near"), told: find("told") };
}

function marked(sentence) {
  const mark = sentence.querySelector("mark");
  const start = lengthBefore(sentence, mark, 0);
  return { start, end: start + mark.textContent.length };
}

function lengthBefore(sentence, container, offset) {
  const range = document.createRange();
  range.setStart(sentence, 0);
  range.setEnd(container, offset);
  return range.toString().length;
}

// Where the sentence's text begins in the document, learned from where its marked words stood at first.
function origin(sentence) {
  if (!sentence.dataset.origin) {
    const before = sentence.textContent.slice(0, marked(sentence).start);
    sentence.dataset.origin = String(Number(sentence.dataset.start) - codePoints(before));
  }
  return Number(sentence.dataset.origin);
}

function put(parts, start, end) {
  const text = parts.sentence.textContent;
  const mark = document.createElement("mark");
  parts.near.value = String(origin(parts.sentence) + codePoints(text.slice(0, start)));
  mark.textContent = text.slice(start, end);
  parts.sentence.replaceChildren(text.slice(0, start), mark, text.slice(end));
}

function choose(parts, start, end) {
  const text = parts.sentence.textContent.slice(start, end);
  const first = start + text.length - text.trimStart().length;
  if (!text.trim()) return;
  put(parts, first, first + text.trim().length);
  parts.words.value = parts.told.textContent = text.trim();
}

// Each button moves one edge of the marked words to the edge of the word beside it.
const MOVES = {
  "begin-earlier": (words, { start, end }) => [words.findLast((word) => word.start < start)?.start, end],
  "begin-later": (words, { start, end }) => [words.find((word) => word.start > start && word.start < end)?.start, end],
  "end-earlier": (words, { start, end }) => [start, words.findLast((word) => word.end < end && word.end > start)?.end],
  "end-later": (words, { start, end }) => [start, words.find((word) => word.end > end)?.end],
};

function move(button) {
  const parts = partsAround(button);
  const found = parts.sentence.textContent.matchAll(WORDS);
  const words = Array.from(found, (one) => ({ start: one.index, end: one.index + one[0].length }));
  const [start, end] = MOVES[button.dataset.move](words, marked(parts.sentence));
  if (start !== undefined && end !== undefined) choose(parts, start, end);
}

function takeSelection() {
  const selection = window.getSelection();
  if (!selection || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  const holder = range.commonAncestorContainer;
  const element = holder.nodeType === Node.TEXT_NODE ? holder.parentElement : holder;
  const sentence = element.closest("[data-span]");
  if (!sentence) return;
  const start = lengthBefore(sentence, range.startContainer, range.startOffset);
  choose(partsAround(sentence), start, start + range.toString().length);
}

function followWriting(field) {
  const parts = partsAround(field);
  const start = parts ? parts.sentence.textContent.indexOf(field.value.trim()) : -1;
  if (start >= 0 && field.value.trim()) put(parts, start, start + field.value.trim().length);
}

function showTools() {
  document.querySelectorAll("[data-span-tools]").forEach((tools) => { tools.hidden = false; });
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-move]");
  if (button) move(button);
});
document.addEventListener("pointerup", takeSelection);
document.addEventListener("input", (event) => {
  if (event.target.matches("[data-words]")) followWriting(event.target);
});
document.addEventListener("htmx:load", showTools);
showTools();
