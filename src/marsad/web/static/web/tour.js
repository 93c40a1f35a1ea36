// The tour of the first visit: a dialog of some steps, by mouse or keyboard. Escape ends it. Without this script it is not shown.
"use strict";

const tour = document.querySelector("[data-tour]");
const steps = Array.from(tour.querySelectorAll("[data-step]"));
const back = tour.querySelector("[data-tour-back]");
const next = tour.querySelector("[data-tour-next]");
const place = tour.querySelector("[data-tour-place]");
let current = 0;

function show(step) {
  current = step;
  steps.forEach((section, number) => { section.hidden = number !== step; });
  const number = new Intl.NumberFormat(document.documentElement.lang);
  place.textContent = `${number.format(step + 1)} / ${number.format(steps.length)}`;
  back.disabled = step === 0;
  next.disabled = step === steps.length - 1;
  steps[step].querySelector("h2").focus();
}

function end() {
  document.cookie = "tour=seen;path=/;max-age=31536000;samesite=lax";
}

back.addEventListener("click", () => show(current - 1));
next.addEventListener("click", () => show(current + 1));
tour.querySelector("[data-tour-end]").addEventListener("click", () => tour.close());
tour.addEventListener("close", end);
tour.querySelectorAll("a").forEach((link) => link.addEventListener("click", end));
tour.showModal();
show(0);
