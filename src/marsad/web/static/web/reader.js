// The reader: a fact and its words light up together. Without this script the links between them still work.
"use strict";

function show(id) {
  document.querySelectorAll(".is-shown").forEach((element) => element.classList.remove("is-shown"));
  const card = document.getElementById(`fact-${id}`);
  const marks = document.querySelectorAll(`.mark[data-fact="${CSS.escape(id)}"]`);
  marks.forEach((mark) => mark.classList.add("is-shown"));
  if (card) card.classList.add("is-shown");
  return { card, mark: marks[0] };
}

function scrollTo(element, block) {
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (element) element.scrollIntoView({ block, behavior: calm ? "auto" : "smooth" });
}

function followAddress() {
  const found = /^#(fact|at)-([\w-]+)$/.exec(window.location.hash);
  if (!found) return;
  const { card, mark } = show(found[2]);
  const wide = window.matchMedia("(min-width: 62rem)").matches;
  if (wide) scrollTo(card, "nearest");
  if (wide || found[1] === "at") scrollTo(mark, "center");
  if (found[1] === "fact" && card) card.focus({ preventScroll: true });
}

window.addEventListener("hashchange", followAddress);
followAddress();
