/* After GOV.UK Frontend's own script. Every page works without either. */
document.body.classList.add("js-enabled", "govuk-frontend-supported");
if (window.GOVUKFrontend) window.GOVUKFrontend.initAll();

/* A file input gets a second one beside it that takes a whole folder, where the browser can. */
document.querySelectorAll("input[type=file][data-folder]").forEach(function (input) {
  if (!("webkitdirectory" in input)) return;
  var label = document.createElement("label");
  label.className = "govuk-label folder";
  label.htmlFor = input.id + "-folder";
  label.textContent = input.dataset.folder;
  var folder = document.createElement("input");
  folder.type = "file";
  folder.id = label.htmlFor;
  folder.name = input.name + "-folder";
  folder.className = "govuk-file-upload";
  folder.webkitdirectory = true;
  folder.addEventListener("change", function () {
    input.form.querySelectorAll("[name='" + input.name + "-path']").forEach(function (old) { old.remove(); });
    Array.from(folder.files).forEach(function (file) {
      var path = document.createElement("input");
      path.type = "hidden";
      path.name = input.name + "-path";
      path.value = file.webkitRelativePath;
      input.form.append(path);
    });
  });
  input.after(label, folder);
});

/* Work that goes on: its numbers are read again until it is done, and then the page. */
function look(section) {
  window.setTimeout(function () {
    fetch(window.location.href).then(function (answer) { return answer.text(); }).then(function (text) {
      var fresh = new DOMParser().parseFromString(text, "text/html").getElementById(section.id);
      if (!fresh) return window.location.reload();
      section.replaceChildren(...fresh.childNodes);
      look(section);
    }, function () { look(section); });
  }, 1000 * section.dataset.goesOn);
}
document.querySelectorAll("[data-goes-on]").forEach(look);

/* A menu closes on Escape, where its button takes the focus again, and on a press anywhere else. */
document.querySelectorAll("details[data-menu]").forEach(function (menu) {
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  document.addEventListener("click", function (event) { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
});

/* Five minutes before the session ends every open page says so, and offers to stay. Another tab may have stayed. */
(function () {
  var ends = document.getElementById("ends");
  if (!ends) return;
  var warn = 5, form = ends.querySelector("form"), dueAt, timer;
  function show(what) {
    ends.querySelectorAll("[data-ends]").forEach(function (each) { each.hidden = each.dataset.ends !== what; });
    ends.hidden = !what;
  }
  function again(minutes) {
    window.clearTimeout(timer);
    dueAt = Date.now() + 60000 * minutes;
    timer = window.setTimeout(ask, 60000 * minutes);
  }
  function told(minutes) {
    if (minutes > warn) { show(""); return again(minutes - warn); }
    ends.querySelector("[data-ends-in]").textContent = minutes < 1 ? "less than a minute" : minutes === 1 ? "1 minute" : minutes + " minutes";
    show("soon");
    again(Math.max(minutes, 0.5));
  }
  function asked(options) {
    options.headers = { Accept: "application/json" };
    options.redirect = "manual";
    return fetch(form.action, options).then(function (answer) {
      if (answer.type === "opaqueredirect") return show("over");
      if (!answer.ok) throw answer;
      return answer.json().then(function (said) { told(said.minutes); });
    });
  }
  function ask() { asked({}).catch(function () { again(1); }); }
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    asked({ method: "POST", body: new FormData(form) }).catch(function () { form.submit(); });
  });
  document.addEventListener("visibilitychange", function () { if (!document.hidden && Date.now() > dueAt) ask(); });
  again(Math.max(0, ends.dataset.minutes - warn));
})();
