// Small comforts. Every page works without them.
(() => {
  const writing = (e) => e.target.closest("input, textarea, select, [contenteditable]");
  const rows = () => [...document.querySelectorAll(".worklist tbody tr")];
  const open = () => rows().findIndex((r) => r.classList.contains("is-open"));

  function go(step) {
    const all = rows();
    if (!all.length) return;
    const at = Math.min(Math.max(open() + step, 0), all.length - 1);
    all.forEach((r) => { r.classList.remove("is-open"); r.removeAttribute("aria-current"); });
    all[at].classList.add("is-open");
    all[at].setAttribute("aria-current", "true");
    const link = all[at].querySelector("td a");
    if (link) { link.focus({ preventScroll: true }); link.dispatchEvent(new CustomEvent("show", { bubbles: true })); }
    all[at].scrollIntoView({ block: "nearest" });
  }

  function toggle() {
    const row = rows()[open()];
    const box = row && row.querySelector("input[type=checkbox]");
    if (box) { box.checked = !box.checked; box.dispatchEvent(new Event("change", { bubbles: true })); }
  }

  document.addEventListener("keydown", (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || (writing(e) && e.target.type !== "checkbox")) {
      if (e.key === "Escape" && e.target.type === "search") e.target.blur();
      return;
    }
    if (e.key === "/") {
      const q = document.getElementById("q");
      if (q) { e.preventDefault(); q.focus(); q.select(); }
    } else if (document.querySelector(".worklist")) {
      if (e.key === "j") go(1);
      else if (e.key === "k") go(-1);
      else if (e.key === "x") toggle();
      else if (e.key === "Enter" && !e.target.closest("a, button, summary")) { const r = rows()[open()]; if (r) r.querySelector("td a").click(); }
    }
  });

  document.addEventListener("click", (e) => {
    if (e.target.closest("[data-print]")) window.print();
  });

  // A form that is on its way is not sent again by an impatient finger.
  document.addEventListener("submit", (e) => {
    if (e.target.dataset.sent) e.preventDefault();
    else if (e.target.method === "post") e.target.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((f) => delete f.dataset.sent));

  // How many rows are chosen, beside the actions on them.
  document.addEventListener("change", (e) => {
    const list = e.target.closest(".split__list");
    const bulk = list && list.querySelector(".bulk");
    if (!bulk) return;
    const n = list.querySelectorAll("tbody input:checked").length;
    bulk.hidden = n === 0;
    const count = bulk.querySelector("[data-count]");
    if (count) count.textContent = n;
  });

  // The sign beside prices follows the currency that was chosen.
  document.addEventListener("change", (e) => {
    const currency = e.target;
    if (currency.name !== "currency" || !currency.form) return;
    const euro = currency.value === "EUR";
    currency.form.querySelectorAll(".field__unit > [name^=price] + span").forEach((sign) => {
      sign.textContent = euro ? "€" : currency.value;
      sign.parentElement.classList.toggle("field__unit--wide", !euro);
    });
  });

  // A client's page that refused something has its own address again: going back, reloading and the languages ask for it, and send nothing.
  const refused = document.querySelector("[data-address]");
  if (refused) history.replaceState(null, "", refused.dataset.address);
})();
