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
