// Says on the page what django-allauth's script would only tell the console: that no key answered.
"use strict";

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("key-refused").hidden = false;
});
