"use strict";
// The SQL editor: CodeMirror on the text area, Shift-Enter runs, a button formats.
(() => {
  const area = document.querySelector("textarea#sql-editor");
  const shown = document.querySelector("pre#sql-query");
  const button = document.querySelector("button#sql-format");
  let editor = null;
  if (area && window.CodeMirror) {
    editor = window.CodeMirror.fromTextArea(area, { lineNumbers: true, mode: "text/x-sql", lineWrapping: true });
    editor.setOption("extraKeys", { "Shift-Enter": () => area.form.submit(), Tab: false });
    editor.getInputField().setAttribute("aria-label", "SQL");
  }
  if (button && window.sqlFormatter && (editor || shown)) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (editor) editor.setValue(window.sqlFormatter.format(editor.getValue()));
      else shown.textContent = window.sqlFormatter.format(shown.textContent);
    });
  }
})();
