// A comfort: on a narrow screen the filters are folded, so that the list is seen first. Without scripts they stay open.
"use strict";

function foldWhereNarrow(box) {
  if (!window.matchMedia("(min-width: 62rem)").matches) box.open = false;
}

document.querySelectorAll("details[data-open-wide]").forEach(foldWhereNarrow);
