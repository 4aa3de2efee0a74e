/** Puts an element on the whole screen, or back if it is there; does nothing where the page may not. */
export function toggleFullScreen(element: HTMLElement | null): void {
  const page = element?.ownerDocument;
  if (!element || !page) return;
  const change = page.fullscreenElement === element ? page.exitFullscreen?.() : element.requestFullscreen?.();
  change?.catch(() => undefined);
}
