/* After GOV.UK Frontend's own script. Every page works without either. */
document.body.classList.add("js-enabled", "govuk-frontend-supported");
if (window.GOVUKFrontend) window.GOVUKFrontend.initAll();
