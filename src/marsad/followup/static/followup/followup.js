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

document.querySelectorAll("details[data-open-wide]").forEach(foldWhereNarrow);
document.addEventListener("htmx:load", focusDecidedPassage);
