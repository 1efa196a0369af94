(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem("heatmap-scheme");
  } catch (refused) {
    // Storage is blocked: the system's scheme it is.
  }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.setAttribute("data-mantine-color-scheme", dark ? "dark" : "light");
})();
