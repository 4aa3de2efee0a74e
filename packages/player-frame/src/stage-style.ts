/** Style sheet of the document around the recorded page: nothing but that page, in its size, at the corner. */
export const STAGE_STYLE =
  'html,body{margin:0;overflow:hidden}.replayer-wrapper{position:absolute;top:0;left:0}' +
  '.replayer-wrapper iframe{border:0;display:block}.replayer-mouse,.replayer-mouse-tail{display:none}';
