/** How far down the page the bottom of the viewport is, 0 … 100. */
export function scrollPercent(): number {
  const height = document.documentElement.scrollHeight;
  if (height <= 0) return 100;
  return Math.max(0, Math.min(100, Math.round(((scrollY + innerHeight) / height) * 100)));
}
