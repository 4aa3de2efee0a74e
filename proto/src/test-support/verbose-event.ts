/** An event as a usual tracker sends it: JSON that repeats its whole context (fixtures/session-50-events.json). */
export type VerboseEvent = {
  id: string;
  type: string;
  timestamp: string;
  sessionId: string;
  visitorId: string;
  tabId: string;
  userId: string | null;
  page: { url: string; path: string; title: string; referrer: string };
  device: {
    language: string;
    timeZone: string;
    screenWidth: number;
    screenHeight: number;
    viewportWidth: number;
    viewportHeight: number;
    pixelRatio: number;
  };
  sdk: { name: string; version: string };
  session?: {
    newVisitor: boolean;
    referrer: string;
    utmSource: string;
    utmMedium: string;
    utmCampaign: string;
    utmTerm: string;
    utmContent: string;
  };
  pageView?: { navigation: string };
  pageExit?: { timeOnPage: number; maxScrollPercent: number };
  target?: {
    selector: string;
    tag: string;
    id: string;
    classes: string[];
    text: string;
    name: string;
    role: string;
    href: string;
    rect: { left: number; top: number; width: number; height: number };
  };
  click?: {
    x: number;
    y: number;
    offsetX: number;
    offsetY: number;
    button: number;
    modifiers: number;
    detail: number;
    outcome: string;
    outcomeDelay: number;
  };
  error?: { name: string; message: string; stack: string; source: string; line: number; column: number };
  name?: string;
  properties?: Record<string, string | number>;
  traits?: Record<string, string>;
};
