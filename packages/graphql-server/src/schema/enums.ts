import { builder } from '../builder.ts';

export const ViewerKindEnum = builder.enumType('ViewerKind', {
  description: 'What kind of credential asks.',
  values: {
    USER: { value: 'user', description: 'A person signed in to the dashboard.' },
    API_KEY: { value: 'api_key', description: 'A server with a secret API key.' },
    EMBED_TOKEN: { value: 'embed_token', description: "A browser with a token from its owner's server." },
  } as const,
});

export const PermissionEnum = builder.enumType('Permission', {
  description: 'What a credential may do in its project.',
  values: {
    ANALYTICS_READ: { value: 'analytics:read', description: 'Read sessions, events and numbers.' },
    REPLAY_READ: { value: 'replay:read', description: 'Watch session replays.' },
    HEATMAP_READ: { value: 'heatmap:read', description: 'See heatmaps.' },
    SETTINGS_WRITE: { value: 'settings:write', description: 'Change settings and keys.' },
  } as const,
});

export const DeviceTypeEnum = builder.enumType('DeviceType', {
  description: 'The kind of device, from the user agent.',
  values: {
    DESKTOP: { value: 'desktop' },
    MOBILE: { value: 'mobile' },
    TABLET: { value: 'tablet' },
    OTHER: { value: 'other', description: 'A television, a console, or not known.' },
  } as const,
});

export const EventTypeEnum = builder.enumType('EventType', {
  description: 'What happened.',
  values: {
    SESSION_START: { value: 'session_start' },
    PAGE_VIEW: { value: 'page_view', description: 'A page was opened, by a load or by a route of the app.' },
    PAGE_EXIT: { value: 'page_exit', description: 'A page was left.' },
    PAGE_VISIBLE: { value: 'page_visible', description: 'The tab came to the front.' },
    PAGE_HIDDEN: { value: 'page_hidden', description: 'The tab went to the back.' },
    CLICK: { value: 'click' },
    MOUSE_MOVE: { value: 'mouse_move', description: 'Where the mouse went.' },
    SCROLL: { value: 'scroll', description: 'A scroll that came to rest.' },
    SCROLL_MILESTONE: {
      value: 'scroll_milestone',
      description: 'So much of the page was seen for the first time.',
    },
    JS_ERROR: { value: 'js_error', description: 'An uncaught error.' },
    UNHANDLED_REJECTION: {
      value: 'unhandled_rejection',
      description: 'A promise rejected and nobody caught it.',
    },
    CUSTOM_EVENT: { value: 'custom_event', description: 'An event that the site tracks by name.' },
    IDENTIFY: { value: 'identify', description: 'The site said who the visitor is.' },
    GROUP: { value: 'group', description: 'The site said which group the visitor belongs to.' },
    SESSION_END: { value: 'session_end' },
    OTHER: { value: 'other', description: 'A type that this server does not know yet.' },
  } as const,
});

export const ClickOutcomeEnum = builder.enumType('ClickOutcome', {
  description: 'How the page reacted to a click within a second.',
  values: {
    UNKNOWN: { value: 'unknown', description: 'The page was hidden before it could be seen.' },
    NONE: { value: 'none', description: 'Nothing reacted: a dead click.' },
    DOM: { value: 'dom', description: 'The page changed.' },
    NAVIGATION: { value: 'navigation' },
    SCROLL: { value: 'scroll' },
    SELECTION: { value: 'selection', description: 'Text was selected.' },
    FOCUS: { value: 'focus' },
    MEDIA: { value: 'media', description: 'A video or sound began or ended.' },
    WINDOW: { value: 'window', description: 'A new tab, a download or a dialog opened.' },
    ERROR: { value: 'error', description: 'A JS error and nothing else.' },
  } as const,
});

export const NavigationEnum = builder.enumType('Navigation', {
  description: 'How a page was reached.',
  values: {
    LOAD: { value: 'load', description: 'A document was loaded.' },
    PUSH: { value: 'push', description: 'The app went to another route.' },
    REPLACE: { value: 'replace', description: 'The app replaced its route.' },
    POP: { value: 'pop', description: 'Back, forward or a hash.' },
    RESTORE: { value: 'restore', description: "From the browser's back/forward cache." },
  } as const,
});

export const SessionOrderEnum = builder.enumType('SessionOrder', {
  description: 'The order of a session list. Ties are ordered by session id.',
  values: {
    STARTED_DESC: { value: 'started_desc', description: 'Newest first.' },
    STARTED_ASC: { value: 'started_asc', description: 'Oldest first.' },
    ENDED_DESC: { value: 'ended_desc', description: 'Last active first.' },
    DURATION_DESC: { value: 'duration_desc', description: 'Longest first.' },
    DURATION_ASC: { value: 'duration_asc', description: 'Shortest first.' },
    EVENTS_DESC: { value: 'events_desc', description: 'Most events first.' },
    PAGE_VIEWS_DESC: { value: 'page_views_desc', description: 'Most page views first.' },
    CLICKS_DESC: { value: 'clicks_desc', description: 'Most clicks first.' },
    ERRORS_DESC: { value: 'errors_desc', description: 'Most errors first.' },
  } as const,
});
