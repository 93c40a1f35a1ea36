// The queue by keyboard: a key presses the button that names it. Without this script the buttons are there all the same.
"use strict";

function isWriting(target) {
  return target.closest("input, textarea, select, [contenteditable]") !== null;
}

// A reason for rejecting has its number only while the reasons are shown.
function isShown(button) {
  return button !== null && button.checkVisibility();
}

// By letter, or by the place of the key: with an Arabic layout the key S writes another letter.
function buttonOf(event) {
  const names = [event.key, event.code.replace(/^Key/, "")];
  return names.map((name) => document.querySelector(`[data-key="${CSS.escape(name.toLowerCase())}"]`)).find(isShown);
}

function pressNamedButton(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isWriting(event.target)) return;
  const wanted = buttonOf(event);
  if (!wanted) return;
  event.preventDefault();
  wanted.click();
}

// The next pair takes the focus, so that screen readers begin with it.
function focusNextPair(event) {
  const pair = event.detail.elt;
  if (pair.matches && pair.matches(".pair")) pair.focus({ preventScroll: true });
}

document.addEventListener("keydown", pressNamedButton);
document.addEventListener("htmx:load", focusNextPair);
