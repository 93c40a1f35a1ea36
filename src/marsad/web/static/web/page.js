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
document.querySelectorAll("button[data-busy]").forEach(setUpBusyButton);
document.addEventListener("htmx:load", focusExchangedCard);
showCurrentMenuItem();
