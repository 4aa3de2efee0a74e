/** The script tag as product.md gives it to customers. */
export function scriptTag(url: string, projectKey: string): string {
  return `<script>
window.GoSight = {q: []}; GoSight.q.push(['init', '${projectKey}'])
</script>
<script async src="${url}/sdk.js"></script>`;
}
