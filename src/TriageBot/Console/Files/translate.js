// Puts names in braces, or a machine's draft, into the field. Without this script they are typed.
const text = document.getElementById("text");

// As if it had been typed: whoever listens hears of it.
function put(written, from, to) {
  text.focus();
  text.setRangeText(written, from, to, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

for (const chips of document.querySelectorAll(".chips")) chips.hidden = false;

for (const button of document.querySelectorAll("[data-puts]")) {
  button.addEventListener("click", () => put(button.dataset.puts, text.selectionStart, text.selectionEnd));
}

for (const button of document.querySelectorAll("[data-takes]")) {
  button.addEventListener("click", () => put(document.getElementById(button.dataset.takes).textContent, 0, text.value.length));
}
