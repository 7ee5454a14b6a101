/** As the site's other pages have it, so that one choice holds for all. */
const KEY = "tsd-theme";

/** Lets a button change between light and dark. */
export function followTheme(button: HTMLButtonElement): void {
  const root = document.documentElement;
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : system.matches);
  const say = () => {
    button.textContent = isDark() ? "Light" : "Dark";
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem(KEY, root.dataset.theme);
    } catch {
      // Where the browser keeps nothing, the choice holds for this visit.
    }
    say();
  });
  system.addEventListener("change", say);
  say();
}
