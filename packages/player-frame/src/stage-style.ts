/** An arrow with a light edge, seen on every page; encoded, since it stands inside a style sheet inside a document. */
const CURSOR =
  "%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 20 20'%3E" +
  "%3Cpath d='M3 2v13.2l3.6-3.2 2.5 5.7 2.6-1.1-2.5-5.6 4.8-.4z' fill='%2314171f' stroke='%23fff' stroke-width='1.4'/%3E%3C/svg%3E";

/**
 * Style sheet of the document around the recorded page: nothing but that page, in its size, at the corner, and the
 * visitor's pointer once it has moved (rrweb then sets its place); rings are clicks, discs are fingers.
 */
export const STAGE_STYLE =
  'html,body{margin:0;overflow:hidden}.replayer-wrapper{position:absolute;top:0;left:0}' +
  '.replayer-wrapper iframe{border:0;display:block}.replayer-mouse,.replayer-mouse-tail{display:none}' +
  '.replayer-mouse[style*=left]{display:block;position:absolute;width:20px;height:20px;margin:-2px 0 0 -3px;' +
  `background:url("data:image/svg+xml,${CURSOR}") no-repeat;pointer-events:none}` +
  '.replayer-mouse.touch-device{width:34px;height:34px;margin:-17px 0 0 -17px;border-radius:50%;background:none}' +
  '.replayer-mouse.touch-device.touch-active{background:rgb(52 81 198/35%)}' +
  '.replayer-mouse.active::after{content:"";position:absolute;left:-12px;top:-12px;width:30px;height:30px;' +
  'border:2px solid #3451c6;border-radius:50%;box-shadow:0 0 0 1px #fff;animation:gosight-click .6s ease-out both}' +
  '@keyframes gosight-click{from{transform:scale(.4)}to{transform:scale(1.2);opacity:0}}';
