// Asks what would be wrong while somebody still writes, once they pause. Without this script it is said when the thing is kept.
const pause = 400;

export function line(finding) {
  const item = document.createElement("p");
  item.className = finding.isError ? "warns" : "";
  item.textContent = `${finding.message} ${finding.fix}`;
  return item;
}

// ask: gives what is to be shown, or nothing where nobody knows. What stands there already may be wrong, so it is looked at too.
export function lookWhileWriting(field, look, ask) {
  let asked = 0;
  let waiting;

  async function again() {
    const number = ++asked;
    const shown = await ask().catch(() => null);

    // Answers may come in another order than they were asked for.
    if (number === asked && shown) look.replaceChildren(...shown);
  }

  field?.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(again, pause);
  });
  if (field?.value ?? field?.elements?.shown?.value) again();
}
