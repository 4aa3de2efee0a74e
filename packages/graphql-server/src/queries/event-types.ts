/** The types of events that this server knows, as they are stored. */
export const EVENT_TYPES = [
  'session_start',
  'page_view',
  'page_exit',
  'page_visible',
  'page_hidden',
  'click',
  'mouse_move',
  'scroll',
  'scroll_milestone',
  'js_error',
  'unhandled_rejection',
  'custom_event',
  'identify',
  'group',
  'session_end',
] as const;
