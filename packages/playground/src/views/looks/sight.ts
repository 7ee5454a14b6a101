const kept = new Set<Element>();
const tell = (element: Element, isSeen: boolean) =>
  element.dispatchEvent(new CustomEvent("gan-sight", { detail: isSeen }));

let observer: IntersectionObserver | undefined;

/** Tells an element from now on, by an event `gan-sight`, when it comes into sight and when it leaves it, with its tab or by being taken from the page. */
export function keepInSight(element: Element): void {
  if (kept.has(element)) return;
  observer ??= observe();
  for (const other of kept) if (!other.isConnected) kept.delete(other);
  kept.add(element);
  observer.observe(element);
}

function observe(): IntersectionObserver {
  document.addEventListener("visibilitychange", () => {
    for (const element of kept) {
      observer?.unobserve(element);
      if (document.hidden) tell(element, false);
      else observer?.observe(element);
    }
  });
  return new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) tell(target, isIntersecting);
  });
}
