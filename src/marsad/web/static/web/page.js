// Small comforts; every page works without them.
"use strict";

// By day or by night: the choice is kept in a cookie, so that the server draws the page right at once.
function currentTheme() {
  const chosen = document.documentElement.dataset.theme;
  if (chosen) return chosen;
  return window.matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

function chooseTheme(theme) {
  document.documentElement.dataset.theme = theme;
  document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax`;
}

function setUpThemeButton(button) {
  button.hidden = false;
  const show = () => button.setAttribute("aria-pressed", String(currentTheme() === "dark"));
  button.addEventListener("click", () => {
    chooseTheme(currentTheme() === "dark" ? "light" : "dark");
    show();
  });
  show();
}

// Filters answer at once; their button stays for those who have no script.
function setUpAutoSubmit(form) {
  form.addEventListener("change", (event) => {
    if (event.target.matches("select")) form.requestSubmit();
  });
}

// Reading takes its time: say so, and send the files once only.
function setUpBusyButton(button) {
  button.form.addEventListener("submit", () => {
    button.textContent = button.dataset.busy;
    button.disabled = true;
  });
}

// Whoever types a password may look at it; what is sent off is hidden again, so that browsers know it for a password.
const SHOW = document.currentScript.dataset.show;

function setUpPasswordField(field) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button small";
  button.textContent = SHOW;
  button.setAttribute("aria-controls", field.id);
  const show = (isShown) => {
    field.type = isShown ? "text" : "password";
    button.setAttribute("aria-pressed", String(isShown));
  };
  button.addEventListener("click", () => show(field.type === "password"));
  field.form.addEventListener("submit", () => show(false));
  field.after(button);
  show(false);
}

// Whoever chooses a password is told how hard it is to guess; without an answer nothing is shown.
function setUpMeter(field, judge) {
  const meter = document.createElement("meter");
  const said = document.createElement("output");
  const token = field.form.querySelector("[name=csrfmiddlewaretoken]");
  Object.assign(meter, { min: 0, max: 4, low: 2, high: 3, optimum: 4, hidden: true });
  meter.setAttribute("aria-label", judge.dataset.label);
  said.className = "small";
  field.closest(".field").append(meter, said);
  let waiting;
  const ask = async () => {
    const typed = field.value;
    const body = new URLSearchParams({ password: typed, csrfmiddlewaretoken: token.value });
    const answer = typed ? await fetch(judge.content, { method: "POST", body }) : null;
    if (typed !== field.value) return;
    const told = answer && answer.ok ? await answer.json() : { score: 0, said: "" };
    meter.hidden = !told.said;
    meter.value = told.score;
    said.textContent = told.said;
  };
  field.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 400);
  });
}

// A card that was exchanged takes the focus which its predecessor had, so that the keyboard stays in its place.
function focusExchangedCard(event) {
  const card = event.detail.elt;
  if (!card.matches || !card.matches(".card")) return;
  (card.querySelector("[autofocus]") || card).focus();
}

// The current item of the menu is in sight, also where the menu is wider than the screen.
function showCurrentMenuItem() {
  const current = document.querySelector(".menu [aria-current]");
  const menu = current && current.closest(".menu");
  if (menu && menu.scrollWidth > menu.clientWidth) current.scrollIntoView({ inline: "center", block: "nearest" });
}

document.querySelectorAll("[data-theme-switch]").forEach(setUpThemeButton);
document.querySelectorAll("form[data-auto-submit]").forEach(setUpAutoSubmit);
document.querySelectorAll("input[type=password]").forEach(setUpPasswordField);
// Of two fields for a new password the first one is judged.
const chosen = document.querySelector("input[autocomplete=new-password]");
if (chosen) setUpMeter(chosen, document.querySelector("meta[name=judge]"));
document.querySelectorAll("button[data-busy]").forEach(setUpBusyButton);
document.addEventListener("htmx:load", focusExchangedCard);
showCurrentMenuItem();
