// A classic script in the head, so that the chosen theme is there before the first paint.
(() => {
  const NEXT = { auto: "light", light: "dark", dark: "auto" };
  const WORDS = { auto: "Theme: as the system", light: "Theme: light", dark: "Theme: dark" };
  const root = document.documentElement;

  function remembered() {
    try {
      return localStorage.getItem("theme") ?? "auto";
    } catch {
      return "auto"; // Storage can be forbidden; the system's choice is a good one.
    }
  }

  function apply(theme) {
    root.dataset.theme = theme in NEXT ? theme : "auto";
    const button = document.getElementById("theme");
    if (button) button.textContent = WORDS[root.dataset.theme];
  }

  function turn() {
    const theme = NEXT[root.dataset.theme];
    try {
      localStorage.setItem("theme", theme);
    } catch {
      // It lasts until the page is closed, then.
    }
    apply(theme);
  }

  apply(remembered());
  document.addEventListener("DOMContentLoaded", () => {
    apply(root.dataset.theme);
    document.getElementById("theme").addEventListener("click", turn);
  });
})();
