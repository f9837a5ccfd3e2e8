/* The desk of a section, over what works without it: tags put in by a press, shown and kept while somebody writes. */
(function () {
  var form = document.getElementById("desk");
  if (!form) return;
  var text = form.elements.text, version = form.elements.seen_version, kept = document.getElementById("kept");
  var shows = document.getElementById("reads-now"), found = document.getElementById("found-now");
  var SHOW_AFTER = 500, KEEP_AFTER = 2000, most = Number(form.dataset.liveMost);
  var showing, keeping, under_way, asked = 0, sending = false, stopped = false, beaten = false, last = text.value;

  /* A tag that was only read becomes a button that puts it in where the writer was. */
  function pressable(within) {
    within.querySelectorAll("code[data-tag]").forEach(function (code) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = code.className;
      button.dataset.tag = code.dataset.tag;
      button.append(code.textContent);
      var before = document.createElement("span");
      before.className = "govuk-visually-hidden";
      before.textContent = "Put in ";
      button.prepend(before);
      code.replaceWith(button);
    });
  }
  pressable(document);
  document.querySelectorAll("[data-with-js]").forEach(function (each) { each.hidden = false; });
  document.querySelectorAll("[data-without-js]").forEach(function (each) { each.hidden = true; });
  document.addEventListener("click", function (event) {
    var button = event.target.closest("button[data-tag]");
    if (!button) return;
    var at = text.selectionStart, end = text.selectionEnd, tag = button.dataset.tag;
    var before = text.value.slice(at - 1, at);
    if (at && before && !/\s|\(/.test(before)) tag = " " + tag;
    text.focus();
    if (!document.execCommand("insertText", false, tag)) {  /* keeps the browser's own undo, where it can */
      text.setRangeText(tag, at, end, "end");
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });

  function sent(address) {
    return fetch(address, { method: "POST", body: new FormData(form), redirect: "manual" }).then(function (answer) {
      if (answer.type !== "opaqueredirect") return answer;
      stopped = true;  /* signed out: nothing more is sent until the writer sends it */
      throw new Error("You have been signed out. What you wrote is still here: press “Keep it”, sign in, and it comes with you.");
    });
  }

  function show() {
    if (stopped || text.value.length > most) return;
    var mine = ++asked;
    shows.classList.add("reads--behind");
    sent(form.dataset.show).then(function (answer) {
      if (!answer.ok) throw new Error("");
      return answer.text();
    }).then(function (page) {
      if (mine !== asked) return;
      var fresh = new DOMParser().parseFromString(page, "text/html");
      shows.replaceChildren(...fresh.querySelector("[data-part=reads]").childNodes);
      /* a reason that somebody is writing is not taken from under their hands */
      if (!found.contains(document.activeElement)) {
        found.replaceChildren(...fresh.querySelector("[data-part=found]").childNodes);
        pressable(found);
      }
      shows.classList.remove("reads--behind");
    }).catch(function () { shows.classList.remove("reads--behind"); });
  }

  function say(what) { kept.textContent = what; }

  function keep() {
    if (stopped || beaten || text.value === last) return;
    if (sending) { keeping = window.setTimeout(keep, 300); return; }
    var was = text.value;
    sending = true;
    say("Keeping …");
    under_way = sent(form.dataset.keep).then(function (answer) {
      return answer.json().then(function (said) {
        if (answer.ok) { version.value = said.version; last = was; say(said.said); return; }
        beaten = answer.status === 409;
        say(said.why);
      });
    }).catch(function (why) {
      say(stopped ? why.message : "Not kept yet: Heed cannot be reached. It is tried again.");
      keeping = window.setTimeout(keep, 5000);
    }).finally(function () { sending = false; });
  }

  text.addEventListener("input", function () {
    window.clearTimeout(showing);
    window.clearTimeout(keeping);
    showing = window.setTimeout(show, SHOW_AFTER);
    keeping = window.setTimeout(keep, KEEP_AFTER);
    if (!stopped && !beaten) say("Not kept yet");
  });
  document.addEventListener("visibilitychange", function () { if (document.hidden) keep(); });
  /* What is being kept is waited for: sent beside it, it would be taken for somebody else's. */
  form.addEventListener("submit", function (event) {
    window.clearTimeout(keeping);
    stopped = true;
    if (!sending) return;
    event.preventDefault();
    under_way.finally(function () { form.requestSubmit(event.submitter); });
  });
})();
